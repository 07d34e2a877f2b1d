import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const cniEnabled: Rule = {
  code: 'CP009',
  severity: 'error',
  title: 'A control plane on OpenShift leaves the redirection of traffic to the CNI plugin',
  why: 'Without the plugin every pod redirects its own traffic in an init container, which needs capabilities that the restricted policy of OpenShift does not give. The pods are not created, and only events of their ReplicaSets say so.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3, values: { pilot: { cni: { enabled: false } } } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3, values: { pilot: { cni: { enabled: true } } } }`,
  *check(mesh) {
    if (grantsPolicy(mesh)) return;
    for (const { istio: on } of controlPlanes(mesh)) {
      if (on.spec?.values?.pilot?.cni?.enabled !== false) continue;
      const message = '"false" makes pods need capabilities that OpenShift refuses; leave it out';
      yield { on, at: 'spec.values.pilot.cni.enabled', message };
    }
  },
};

/** Whether accounts of the input are given a policy of their own, which may well be for this. */
function grantsPolicy(mesh: Mesh): boolean {
  const bindings = [
    ...mesh.ofKind('rbac.authorization.k8s.io/RoleBinding'),
    ...mesh.ofKind('rbac.authorization.k8s.io/ClusterRoleBinding'),
  ];
  return bindings.some(({ roleRef }) => roleRef?.name?.startsWith('system:openshift:scc:'));
}
