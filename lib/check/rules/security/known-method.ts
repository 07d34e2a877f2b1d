import { methods } from '../../../platform/authorization';
import { operationEntriesOf } from '../../derived/security/authorization';
import type { Rule } from '../../rule';
import { didYouMean } from '../../wording';

const known: readonly string[] = methods;

export const knownMethod: Rule = {
  code: 'SEC010',
  severity: 'warning',
  title: 'The methods and paths of an AuthorizationPolicy are ones that requests have',
  why: 'Methods are compared letter by letter, paths from their slash up to the question mark. Others are never met: an ALLOW refuses what it should admit, a DENY admits what it should refuse.',
  bad: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: read-only, namespace: bookinfo }
    spec:
      rules: [{ to: [{ operation: { methods: [get], paths: [/api*] } }] }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: AuthorizationPolicy
    metadata: { name: read-only, namespace: bookinfo }
    spec:
      rules: [{ to: [{ operation: { methods: [GET], paths: [/api*] } }] }]`,
  *check(mesh) {
    for (const { on, at, field, text } of operationEntriesOf(mesh, ['methods', 'notMethods', 'paths', 'notPaths'])) {
      const message = field.endsWith('ethods') ? faultOfMethod(text) : faultOfPath(text);
      if (message) yield { on, at, message };
    }
  },
};

/** Protocols may have methods of their own, but none that differ from a known one by case or a letter. */
function faultOfMethod(method: string): string | undefined {
  if (method.includes('*') || known.includes(method)) return undefined;
  const capitals = method.toUpperCase();
  if (known.includes(capitals)) return `"${method}" is no method; write "${capitals}"`;
  const hint = didYouMean(capitals, known);
  return hint === '' ? undefined : `"${method}" is no method${hint}`;
}

function faultOfPath(path: string): string | undefined {
  if (!/^[/*]/.test(path)) return `"${path}" is no path; write "/${path}"`;
  return path.includes('?') ? `"${path}" has a query, which is not compared; end the path before "?"` : undefined;
}
