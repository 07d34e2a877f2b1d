/**
 * Fields that Kubernetes' published definitions call required, and that its API server does not ask for: it sets a default,
 * or takes the zero value that Go's decoder leaves.
 *
 * Source: kubernetes/kubernetes v1.30.0, the file named at each.
 */
export const optionalFields: Readonly<Record<string, readonly string[]>> = {
  // pkg/apis/apps/validation: neither is looked at.
  'apps.v1.ControllerRevision': ['revision'],
  'apps.v1.StatefulSetSpec': ['serviceName'],
  // pkg/apis/batch/v1/defaults.go: "True".
  'batch.v1.PodFailurePolicyOnPodConditionsPattern': ['status'],
  // pkg/apis/core/validation: only the names are looked at.
  'core.v1.HTTPHeader': ['value'],
  'core.v1.Sysctl': ['value'],
  // pkg/apis/discovery/validation: an empty list is valid.
  'discovery.v1.EndpointSlice': ['endpoints'],
  // pkg/apis/networking/validation: an absent selector is the empty one, which means every pod.
  'networking.v1.NetworkPolicySpec': ['podSelector'],
  // pkg/apis/rbac/v1/defaults.go: the group of RBAC.
  'rbac.v1.RoleRef': ['apiGroup'],
  // pkg/apis/scheduling/validation: 0 is a priority.
  'scheduling.v1.PriorityClass': ['value'],
  // staging/src/k8s.io/apiextensions-apiserver pkg/apis/apiextensions/validation: absent is false.
  'apiextensions.v1.CustomResourceDefinitionVersion': ['served', 'storage'],
};
