import { stepsOf } from '../check/path';
import type { Manifest } from '../manifest/manifest';

/** What stands in the place of a secret. */
export const HIDDEN = '(hidden)';

/** What a message has of a value: a text in quotes, a number, or true and false where it names what it got. */
const VALUES = /"(?:[^"\\]|\\.)*"|(?<![\w.])[-+.]*\d[\w.+-]*(?!\w)|(?<=\bgot )(?:true|false)\b/gs;

/** What identifies somebody wherever it stands, and what is left of it. */
const SECRETS: readonly (readonly [secret: RegExp, rest: string])[] = [
  // Private keys as they are and in base64.
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|(?=")|$)/gs, HIDDEN],
  [/LS0tLS1CRUdJTi[\w+/=]*/g, HIDDEN],
  // Tokens and access keys.
  [/eyJ[\w-]{5,}\.eyJ[\w-]{5,}(?:\.[\w-]*)?/g, HIDDEN],
  [/\bAKIA[A-Z\d]{12,}/g, HIDDEN],
  // An Authorization header (RFC 7235) and the user in a URL (RFC 3986), which may be cut off before its "@".
  [/\b(bearer|basic) +(?=[\w.~+/-]*[\d=])[\w.~+/-]{6,}=*/gi, `$1 ${HIDDEN}`],
  [/\/\/[^\s"/?#]*(?:@|:[^\s"/?#]*(?=\.\.\."))/g, `//${HIDDEN}@`],
];

const SECRET_NAME = /pass|secret|token|key|credential|authorization/i;

/** Maps whose keys anybody may choose: names that an API gives to its fields say nothing about their values. */
const FREE_MAPS: readonly string[] = ['add', 'annotations', 'data', 'env', 'headers', 'set', 'withoutHeaders'];

/** Fields that hold a secret itself, as in a Kiali or a Route, whereas others name the object that holds it. */
const SECRET_FIELD = /pass(?:word|wd|phrase)$|[._](?:token|api_?key|client_?secret|tls\.key)$/i;

/** A message without what nobody may read in a log: a value of a Secret or of a field by such a name, a key, a token. */
export function withoutSecrets(message: string, on: Manifest, at: string): string {
  const said = isSecret(on, at)
    ? message.replaceAll(VALUES, (value) => (value[0] === '"' ? `"${HIDDEN}"` : HIDDEN))
    : message;
  return withoutKnownSecrets(said);
}

/** A text without what is a secret wherever it stands. */
export function withoutKnownSecrets(said: string): string {
  return SECRETS.reduce((text, [secret, rest]) => text.replaceAll(secret, rest), said);
}

/** Whether the value of a field is a secret by where it stands. */
export function isSecret(on: Manifest, at: string): boolean {
  if (on.kind === 'Secret' && /^(?:data|stringData)\b/.test(at)) return true;
  const steps = stepsOf(at);
  return SECRET_FIELD.test(at) || steps.some((step, index) => isChosen(step, steps[index - 1])) || isNamed(on, steps);
}

/** Whether a key that somebody chose calls its value a secret; one that ends in "name" says where the secret is. */
function isChosen(step: string | number, map: string | number | undefined): boolean {
  const isFree = typeof step === 'string' && FREE_MAPS.includes(String(map));
  return isFree && SECRET_NAME.test(step) && !/name$/i.test(step);
}

/** Whether a value has such a name beside it, as a variable or a header has. */
function isNamed(on: Manifest, steps: readonly (string | number)[]): boolean {
  let held: unknown = on;
  for (const step of steps) {
    if (typeof held !== 'object' || held === null) return false;
    const { name } = held as { readonly name?: unknown };
    if (step === 'value' && typeof name === 'string' && SECRET_NAME.test(name)) return true;
    held = (held as Readonly<Record<string | number, unknown>>)[step];
  }
  return false;
}
