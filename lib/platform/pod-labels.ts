/**
 * Labels that no pod template gives: Kubernetes and Istio add them to running pods, or to the endpoints made of them.
 *
 * Sources: kubernetes `staging/src/k8s.io/api/apps/v1/types.go` and `core/v1/well_known_labels.go`; istio
 * `pkg/config/labels`, `pilot/pkg/model` (`AugmentLabels`) and `manifests/charts/istio-control/istio-discovery/files`.
 */
const added: ReadonlySet<string> = new Set([
  'pod-template-hash',
  'pod-template-generation',
  'controller-revision-hash',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
  'batch.kubernetes.io/job-name',
  'kubernetes.io/hostname',
  'topology.kubernetes.io/region',
  'topology.kubernetes.io/zone',
  'topology.istio.io/subzone',
  'topology.istio.io/network',
  'topology.istio.io/cluster',
  'security.istio.io/tlsMode',
  'service.istio.io/canonical-name',
  'service.istio.io/canonical-revision',
  'istio.io/rev',
]);

/** Whether a label may stand on pods, or on their endpoints, without standing in a pod template. */
export function isAddedInCluster(label: string): boolean {
  return added.has(label);
}
