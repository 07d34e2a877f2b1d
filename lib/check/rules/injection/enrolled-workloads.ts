import { type Manifest, title } from '../../../manifest/manifest';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { derived, groupBy } from '../../derived/derived';
import { asksForImage } from '../../derived/gateway/gateway-pods';
import { dataplaneMode } from '../../derived/workload/dataplane-modes';
import { injectionOf, injectLabel } from '../../derived/workload/injection';
import { rootNamespaces } from '../../derived/workload/membership';
import { hasOpaquePods } from '../../derived/workload/unseen-pods';
import { type Workload, workloadsIn } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const enrolledWorkloads: Rule = {
  code: 'INJ009',
  severity: 'warning',
  title: 'Pods of a namespace with policies for them are in the mesh',
  why: 'Only proxies enforce the policies. Without a label that asks for them every pod of the namespace starts without one: the policies stand there, and nobody heeds them.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings-v1, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec:
          containers: [{ name: ratings, image: "registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3" }]
    ---
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: bookinfo }
    spec: { mtls: { mode: STRICT } }`,
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }`,
  *check(mesh) {
    if (injectsByDefault(mesh)) return;
    const roots = rootNamespaces(mesh);
    for (const on of mesh.ofKind('core/Namespace')) {
      const { name, labels = {} } = on.metadata;
      if (roots.includes(name) || deciding.some((label) => labels[label] !== undefined)) continue;
      const policy = tryPolicy(mesh, name);
      const pods = workloadsIn(mesh, name);
      if (
        !policy ||
        pods.length === 0 ||
        hasOpaquePods(mesh, name) ||
        !pods.every((workload) => isForgotten(mesh, workload))
      )
        continue;
      const message = `nothing here asks for proxies, so that nobody heeds ${title(policy)}; add istio-injection: enabled, or istio.io/rev`;
      yield { on, at: 'metadata.labels', message };
    }
  },
};

/** Labels by which a namespace has decided, one way or the other. */
const deciding = ['istio-injection', 'istio.io/rev', dataplaneMode] as const;

type Policy = Pick<Manifest, 'kind' | 'metadata'>;

/** What is for pods, by the namespace; a policy that names its target may be for a gateway that istiod makes. */
const policies = derived((mesh: Mesh) => {
  const forPods: readonly Policy[] = [
    ...mesh.ofKind('security.istio.io/PeerAuthentication'),
    ...mesh.ofKind('networking.istio.io/Sidecar'),
    ...mesh.ofKind('security.istio.io/AuthorizationPolicy').filter(({ spec }) => !spec?.targetRefs && !spec?.targetRef),
    ...mesh
      .ofKind('security.istio.io/RequestAuthentication')
      .filter(({ spec }) => !spec?.targetRefs && !spec?.targetRef),
  ];
  return groupBy(forPods, ({ metadata }) => metadata.namespace);
});

function tryPolicy(mesh: Mesh, namespace: string): Policy | undefined {
  return policies(mesh).get(namespace)?.[0];
}

/** Whether pods get no proxy, and nobody has said that they are to have none. */
function isForgotten(mesh: Mesh, workload: Workload): boolean {
  const { labels, pod } = workload;
  const isMeant = labels[injectLabel] !== undefined || labels[dataplaneMode] !== undefined || pod.hostNetwork === true;
  return !isMeant && !asksForImage(workload) && injectionOf(mesh, workload) === 'none';
}

function injectsByDefault(mesh: Mesh): boolean {
  return controlPlanes(mesh).some(
    ({ istio }) => istio.spec?.values?.sidecarInjectorWebhook?.enableNamespacesByDefault === true,
  );
}
