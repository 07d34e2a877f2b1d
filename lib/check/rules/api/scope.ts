import { tryScopeOf } from '../../../manifest/scope';
import type { Rule } from '../../rule';

export const scope: Rule = {
  code: 'API008',
  severity: 'error',
  title: 'A namespaced object names its namespace, and a cluster-scoped one names none',
  why: 'An object without its namespace lands in whichever one the person who applies it happens to be in. A namespace on a cluster-scoped object is ignored, so it is not as private as it looks.',
  bad: `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: settings }`,
  good: `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: settings, namespace: bookinfo }`,
  *check({ judged }) {
    for (const on of judged) {
      const { namespace } = on.metadata;
      const scopeOfKind = tryScopeOf(on);
      if (scopeOfKind === 'Cluster' && namespace !== undefined) {
        const message = `${on.kind} is cluster-scoped; remove namespace "${namespace}"`;
        yield { on, at: 'metadata.namespace', message };
      }
      if (scopeOfKind === 'Namespaced' && namespace === undefined) {
        yield { on, at: 'metadata.namespace', message: `missing; ${on.kind} is namespaced, name the namespace` };
      }
    }
  },
};
