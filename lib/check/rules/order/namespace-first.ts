import { tryScopeOf } from '../../../manifest/scope';
import { isExternal } from '../../derived/externals';
import { isBefore, placeName } from '../../derived/order';
import type { Rule } from '../../rule';

export const namespaceFirst: Rule = {
  code: 'ORD002',
  severity: 'error',
  title: 'A namespace comes before what stands in it',
  why: 'The API server refuses an object whose namespace is not there yet. Files are applied by path and then as they list their objects; Argo CD applies wave by wave.',
  bad: `
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: productpage, namespace: bookinfo }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo }
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: productpage, namespace: bookinfo }`,
  *check(mesh) {
    const reported = new Set<string>();
    for (const on of mesh.judged) {
      const { namespace: name } = on.metadata;
      const namespace = name === undefined ? undefined : mesh.tryFind('core/Namespace', undefined, name);
      if (!namespace || isExternal(mesh, namespace) || isBefore(mesh, namespace, on)) continue;
      if (reported.has(namespace.metadata.name) || tryScopeOf(on) === 'Cluster') continue;
      reported.add(namespace.metadata.name);
      const message = `Namespace "${name}" comes ${placeName(mesh, namespace)}, after what stands in it; apply it first`;
      yield { on, at: 'metadata.namespace', message };
    }
  },
};
