import { overlapsOf } from '../../derived/security/overlaps';
import type { Rule } from '../../rule';

export const onePeerAuthentication: Rule = {
  code: 'SEC004',
  severity: 'error',
  title: 'One PeerAuthentication decides for a workload, and one for a namespace',
  why: 'Of several that are about the same pods istiod takes the oldest and ignores the others, so what is in force depends on the order in which they were first applied.',
  bad: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: bookinfo }
    spec:
      mtls: { mode: STRICT }
    ---
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: migration, namespace: bookinfo }
    spec:
      mtls: { mode: PERMISSIVE }`,
  good: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: bookinfo }
    spec:
      mtls: { mode: STRICT }`,
  *check(mesh) {
    for (const { first, second, pods } of overlapsOf(mesh, 'security.istio.io/PeerAuthentication')) {
      const about = pods ? `the pods of "${pods}"` : `all pods of namespace "${second.namespace}"`;
      const message = `PeerAuthentication "${first.on.metadata.name}" is about ${about} too, and only the older one counts; merge them`;
      yield { on: second.on, at: pods ? 'spec.selector' : 'spec', message };
    }
  },
};
