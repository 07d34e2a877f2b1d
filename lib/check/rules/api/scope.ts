import type { Manifest } from '../../../manifest/manifest';
import { tryScopeOf } from '../../../manifest/scope';
import type { Mesh } from '../../mesh';
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
  *check(mesh) {
    const { judged } = mesh;
    const nameless = namelessOf(mesh);
    const [first] = nameless;
    if (first && nameless.length > 1) {
      const message = `missing, as on all ${nameless.length} objects, so they land wherever they are applied; name the namespace`;
      yield { on: first, at: 'metadata.namespace', message, severity: 'warning' };
    }
    for (const on of judged) {
      const { namespace } = on.metadata;
      const scopeOfKind = tryScopeOf(on);
      if (scopeOfKind === 'Cluster' && namespace !== undefined) {
        const message = `${on.kind} is cluster-scoped; remove namespace "${namespace}"`;
        yield { on, at: 'metadata.namespace', message };
      }
      if (scopeOfKind === 'Namespaced' && mesh.landed.has(on) && nameless.length <= 1) {
        yield { on, at: 'metadata.namespace', message: `missing; ${on.kind} is namespaced, name the namespace` };
      }
    }
  },
};

/** The namespaced objects of an input where none names a namespace: who applies it does, e.g. with `oc apply -n`. */
function namelessOf({ judged, landed }: Mesh): readonly Manifest[] {
  const namespaced = judged.filter((on) => tryScopeOf(on) === 'Namespaced');
  return namespaced.every((on) => landed.has(on)) ? namespaced : [];
}
