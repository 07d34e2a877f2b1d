import { controlPlanes } from '../../derived/control-plane/control-planes';
import { tryNamespaceLabels } from '../../derived/namespaces';
import { type Policy, type PolicyKind, podsOfPolicy, policies } from '../../derived/security/policies';
import { servicesIn } from '../../derived/service/services';
import { rootNamespaces } from '../../derived/workload/membership';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

const kinds: readonly PolicyKind[] = [
  'security.istio.io/AuthorizationPolicy',
  'security.istio.io/PeerAuthentication',
  'security.istio.io/RequestAuthentication',
  'telemetry.istio.io/Telemetry',
];

export const meshWidePolicy: Rule = {
  code: 'SEC007',
  severity: 'warning',
  title: 'A policy for the whole mesh stands in the root namespace and has no selector',
  why: 'Only there istiod takes it for the whole mesh. In another namespace it is about the pods of that namespace, and who believes the mesh to be protected is not told.',
  supersedes: ['SEC003'],
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: mesh-policies, labels: { team: platform } }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: mesh-policies }
    spec:
      mtls: { mode: STRICT }`,
  good: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: istio-system }
    spec:
      mtls: { mode: STRICT }`,
  *check(mesh) {
    if (controlPlanes(mesh).length === 0) return;
    const roots = rootNamespaces(mesh);
    for (const policy of policies(mesh, kinds)) {
      const { on, namespace, hasTargets, selector } = policy;
      const isForAll = !hasTargets && Object.keys(selector).length === 0;
      if (isForAll && !roots.includes(namespace) && isForNobody(mesh, policy)) {
        const message = `no pods run in namespace "${namespace}"; a policy for the whole mesh stands in ${list(roots)}`;
        yield { on, at: 'metadata.namespace', message };
      }
      // istiod's composition of PeerAuthentications passes over those of the root namespace that have a selector.
      if (on.kind === 'PeerAuthentication' && !isForAll && roots.includes(namespace)) {
        const message = `a selector has no effect in the root namespace "${namespace}"; remove it, or move the policy beside the pods`;
        yield { on, at: 'spec.selector', message };
      }
    }
  },
};

/** Whether a namespace surely has no pods that a proxy stands before: it is not enrolled, and nothing in it says so. */
function isForNobody(mesh: Mesh, policy: Policy): boolean {
  const labels = tryNamespaceLabels(mesh, policy.namespace);
  if (!labels || mesh.target.openWorld) return false;
  const isEnrolled = ['istio-injection', 'istio.io/rev', 'istio.io/dataplane-mode'].some((label) => label in labels);
  return !isEnrolled && podsOfPolicy(mesh, policy).length === 0 && servicesIn(mesh, policy.namespace).length === 0;
}
