import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { expect, test } from 'vitest';
import { isBuiltIn, tryScopeOf } from '../../lib/manifest/scope';

test.each([
  ['v1', 'Namespace', 'Cluster'],
  ['v1', 'Service', 'Namespaced'],
  ['apps/v1', 'Deployment', 'Namespaced'],
  ['rbac.authorization.k8s.io/v1', 'ClusterRole', 'Cluster'],
  ['rbac.authorization.k8s.io/v1', 'Role', 'Namespaced'],
  ['networking.k8s.io/v1', 'ServiceCIDR', 'Cluster'],
  ['sailoperator.io/v1', 'Istio', 'Cluster'],
  ['sailoperator.io/v1alpha1', 'IstioCNI', 'Cluster'],
  ['networking.istio.io/v1', 'Gateway', 'Namespaced'],
  ['route.openshift.io/v1', 'Route', 'Namespaced'],
  ['cert-manager.io/v1', 'ClusterIssuer', 'Cluster'],
])('%s %s is %s', (apiVersion, kind, scope) => {
  expect(tryScopeOf(object(apiVersion, kind))).toBe(scope);
});

test.each([
  ['networking.istio.io/v1', 'Gatewway'],
  ['example.com/v1', 'Namespace'],
  ['rbac.k8s.io/v1', 'ClusterRole'],
])('the scope of %s %s is not known', (apiVersion, kind) => {
  expect(tryScopeOf(object(apiVersion, kind))).toBeUndefined();
});

test("the kinds of Kubernetes' own API that belong to no namespace are known", () => {
  // `kubectl api-resources --namespaced=false`, by group, and what later versions than 1.30 serve as stable.
  const kinds = {
    v1: ['Namespace', 'Node', 'PersistentVolume'],
    'admissionregistration.k8s.io/v1': [
      ...['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'],
      ...['ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
    ],
    'apiextensions.k8s.io/v1': ['CustomResourceDefinition'],
    'apiregistration.k8s.io/v1': ['APIService'],
    'certificates.k8s.io/v1': ['CertificateSigningRequest', 'ClusterTrustBundle'],
    'flowcontrol.apiserver.k8s.io/v1': ['FlowSchema', 'PriorityLevelConfiguration'],
    'networking.k8s.io/v1': ['IPAddress', 'IngressClass', 'ServiceCIDR'],
    'node.k8s.io/v1': ['RuntimeClass'],
    'rbac.authorization.k8s.io/v1': ['ClusterRole', 'ClusterRoleBinding'],
    'scheduling.k8s.io/v1': ['PriorityClass'],
    'storage.k8s.io/v1': ['CSIDriver', 'CSINode', 'StorageClass', 'VolumeAttachment', 'VolumeAttributesClass'],
  };

  const misjudged = Object.entries(kinds).flatMap(([apiVersion, names]) =>
    names.filter((kind) => tryScopeOf(object(apiVersion, kind)) !== 'Cluster'),
  );

  expect(misjudged).toEqual([]);
});

test('the groups that Kubernetes stores objects of are built in, and no others', () => {
  const unstored = ['admission', 'authentication', 'authorization', 'imagepolicy', 'internal.apiserver'];
  const unstable = ['resource', 'storagemigration'];
  const others = new Set([...unstored, ...unstable].map((name) => `${name}.k8s.io`)).add('extensions');

  const groups = new Set(kubernetesGroups());
  const foreign = ['route.openshift.io', 'gateway.networking.k8s.io', 'operators.coreos.com', '', 'constructor'];

  expect([...groups].filter((group) => !isBuiltIn(group)).sort()).toEqual([...others].sort());
  expect(foreign.filter(isBuiltIn)).toEqual([]);
});

/** The groups of the kinds that Kubernetes' own API defines. */
function kubernetesGroups(): readonly string[] {
  const { definitions } = load(readFileSync('crds/kubernetes/1.30.0.yaml', 'utf8')) as Definitions;
  const kinds = Object.values(definitions).flatMap((definition) => definition['x-kubernetes-group-version-kind'] ?? []);
  return kinds.map(({ group }) => group || 'core');
}

interface Definitions {
  readonly definitions: Readonly<
    Record<string, { readonly 'x-kubernetes-group-version-kind'?: readonly { readonly group: string }[] }>
  >;
}

function object(apiVersion: string, kind: string) {
  return { apiVersion, kind, metadata: { name: 'a' } };
}
