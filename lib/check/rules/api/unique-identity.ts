import { identity, type Manifest } from '../../../manifest/manifest';
import type { Rule } from '../../rule';

export const uniqueIdentity: Rule = {
  code: 'API006',
  severity: 'error',
  title: 'An object is written once',
  why: 'Of two objects with one kind, namespace and name the one that is applied last wins, so half of what was written is not there. The version of the API makes no difference.',
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo }
    ---
    apiVersion: v1
    kind: Namespace
    metadata:
      name: bookinfo
      labels: { istio-injection: enabled }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: bookinfo
      labels: { istio-injection: enabled }`,
  *check({ judged }) {
    const known = new Set<string>();
    for (const on of judged) {
      if (known.has(identity(on))) yield { on, at: '', message: sayOf(on) };
      known.add(identity(on));
    }
  },
};

function sayOf({ kind, metadata: { name, namespace } }: Manifest): string {
  const where = namespace === undefined ? '' : ` of namespace "${namespace}"`;
  return `${kind} "${name}"${where} is written twice; remove or rename one of the two`;
}
