import { isExternal } from '../../derived/externals';
import { operatorGroupsIn, sharedNamespace } from '../../derived/olm/operator-groups';
import type { Rule } from '../../rule';

export const oneOperatorGroup: Rule = {
  code: 'OLM003',
  severity: 'error',
  title: 'A namespace has one OperatorGroup',
  why: 'With a second one every operator in the namespace fails with TooManyOperatorGroups, those of others too. OpenShift has put one into openshift-operators already.',
  bad: `
    apiVersion: operators.coreos.com/v1
    kind: OperatorGroup
    metadata: { name: mesh-operators, namespace: openshift-operators }
    spec: { upgradeStrategy: Default }`,
  good: `
    apiVersion: operators.coreos.com/v1
    kind: OperatorGroup
    metadata: { name: cert-manager-operator, namespace: cert-manager-operator }
    spec: { upgradeStrategy: Default }`,
  *check(mesh) {
    for (const on of mesh.ofKind('operators.coreos.com/OperatorGroup')) {
      const { namespace } = on.metadata;
      if (namespace === sharedNamespace) {
        yield { on, at: '', message: `"${namespace}" has its global OperatorGroup already; remove this one` };
        continue;
      }
      const groups = operatorGroupsIn(mesh, namespace);
      // A declared group is there before those of the input.
      const first = groups.find((group) => isExternal(mesh, group)) ?? groups[0];
      // One that is written twice is API006.
      if (!first || first.metadata.name === on.metadata.name) continue;
      yield {
        on,
        at: '',
        message: `namespace "${namespace}" has OperatorGroup "${first.metadata.name}" already; remove one of the two`,
      };
    }
  },
};
