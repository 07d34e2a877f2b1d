import { operatorGroupsIn, sharedNamespace } from '../../derived/olm/operator-groups';
import type { Rule } from '../../rule';

export const operatorGroup: Rule = {
  code: 'OLM004',
  severity: 'error unless open',
  title: 'A namespace with a Subscription has an OperatorGroup',
  why: 'OLM waits without a word for a group that says which namespaces the operator watches.',
  given: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: CatalogSource
    metadata: { name: redhat-operators, namespace: openshift-marketplace }
    spec: { sourceType: grpc }`,
  bad: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: openshift-cert-manager-operator, namespace: cert-manager-operator }
    spec:
      name: openshift-cert-manager-operator
      channel: stable-v1
      source: redhat-operators
      sourceNamespace: openshift-marketplace`,
  good: `
    apiVersion: operators.coreos.com/v1
    kind: OperatorGroup
    metadata: { name: cert-manager-operator, namespace: cert-manager-operator }
    spec: {}
    ---
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: openshift-cert-manager-operator, namespace: cert-manager-operator }
    spec:
      name: openshift-cert-manager-operator
      channel: stable-v1
      source: redhat-operators
      sourceNamespace: openshift-marketplace`,
  *check(mesh) {
    for (const on of mesh.ofKind('operators.coreos.com/Subscription')) {
      const { namespace } = on.metadata;
      if (namespace === undefined || namespace === sharedNamespace) continue;
      if (operatorGroupsIn(mesh, namespace).length > 0) continue;
      yield {
        on,
        at: 'metadata.namespace',
        message: `"${namespace}" has no OperatorGroup; add one there, or subscribe in "${sharedNamespace}"`,
      };
    }
  },
};
