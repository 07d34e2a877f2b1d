import { scope as customScope } from '../../imports/scope';
import { groupOf, type Manifest } from './manifest';

export type Scope = 'Cluster' | 'Namespaced';

/** API groups that Kubernetes itself serves (kubernetes/kubernetes v1.30.0 `api/openapi-spec`); `core` has no name. */
const builtInGroups: ReadonlySet<string> = new Set([
  'core',
  'admissionregistration.k8s.io',
  'apiextensions.k8s.io',
  'apiregistration.k8s.io',
  'apps',
  'autoscaling',
  'batch',
  'certificates.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'events.k8s.io',
  'flowcontrol.apiserver.k8s.io',
  'networking.k8s.io',
  'node.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'scheduling.k8s.io',
  'storage.k8s.io',
]);

/** The built-in kinds that belong to no namespace; all others do. */
const builtInClusterKinds: ReadonlySet<string> = new Set([
  'APIService',
  'CSIDriver',
  'CSINode',
  'CertificateSigningRequest',
  'ClusterRole',
  'ClusterRoleBinding',
  'ClusterTrustBundle',
  'CustomResourceDefinition',
  'FlowSchema',
  'IPAddress',
  'IngressClass',
  'MutatingWebhookConfiguration',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PriorityClass',
  'PriorityLevelConfiguration',
  'RuntimeClass',
  'ServiceCIDR',
  'StorageClass',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
  'ValidatingWebhookConfiguration',
  'VolumeAttachment',
  'VolumeAttributesClass',
]);

/** Whether Kubernetes itself serves an API group, rather than a CRD or OpenShift. */
export function isBuiltIn(group: string): boolean {
  return builtInGroups.has(group);
}

/** Whether objects of a kind live in a namespace, or `undefined` where no CRD of ours knows the kind. */
export function tryScopeOf(manifest: Manifest): Scope | undefined {
  const group = groupOf(manifest);
  if (isBuiltIn(group)) return builtInClusterKinds.has(manifest.kind) ? 'Cluster' : 'Namespaced';
  const kind = `${group}/${manifest.kind}`;
  return Object.hasOwn(customScope, kind) ? customScope[kind] : undefined;
}
