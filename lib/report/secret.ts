import type { Manifest } from '../manifest/manifest';

const HIDDEN = '(hidden)';
/** Private keys as they are, in base64, and tokens that identify somebody. */
const SECRETS: readonly RegExp[] = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|(?=")|$)/gs,
  /LS0tLS1CRUdJTi[\w+/=]*/g,
  /eyJ[\w-]{5,}\.eyJ[\w-]{5,}(?:\.[\w-]*)?/g,
  /\bAKIA[A-Z\d]{12,}/g,
];

/** A message without what nobody may read in a log: a quoted value of a Secret, a private key, a token. */
export function withoutSecrets(message: string, { kind }: Manifest, at: string): string {
  const isSecretValue = kind === 'Secret' && /^(?:data|stringData)\b/.test(at);
  const said = isSecretValue ? message.replaceAll(/"(?:[^"\\]|\\.)*"/gs, `"${HIDDEN}"`) : message;
  return SECRETS.reduce((text, secret) => text.replaceAll(secret, HIDDEN), said);
}
