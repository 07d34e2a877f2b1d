import { tryScopeOf } from '../../../manifest/scope';
import { knowsNamespace } from '../../derived/namespaces';
import type { Rule } from '../../rule';
import { didYouMean } from '../../wording';

export const knownNamespace: Rule = {
  code: 'ORD001',
  severity: 'error unless open',
  title: 'Every namespace that objects stand in exists',
  why: 'The API server refuses an object of a namespace that is not there, and the apply stops half way.',
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-ingress }
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: gateway, namespace: ingress-gw }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-ingress }
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: gateway, namespace: istio-ingress }`,
  *check(mesh) {
    // Without any Namespace the input is a part of something: who wrote it creates them elsewhere.
    const names = mesh.ofKind('core/Namespace').map(({ metadata }) => metadata.name);
    if (names.length === 0) return;
    const reported = new Set<string>();
    for (const on of mesh.judged) {
      const { namespace } = on.metadata;
      if (namespace === undefined || reported.has(namespace) || knowsNamespace(mesh, namespace)) continue;
      // A namespace on a cluster-scoped object is API008.
      if (tryScopeOf(on) === 'Cluster') continue;
      reported.add(namespace);
      const message = `namespace "${namespace}" is not among the objects; add it, or declare it as external${didYouMean(namespace, names)}`;
      yield { on, at: 'metadata.namespace', message };
    }
  },
};
