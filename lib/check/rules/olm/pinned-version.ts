import type { Rule } from '../../rule';

export const pinnedVersion: Rule = {
  code: 'OLM007',
  severity: 'warning',
  title: 'A Subscription that starts at a version does not upgrade by itself',
  why: 'OLM installs the version that startingCSV names, and then at once the next ones of the channel: what was pinned is not what runs.',
  bad: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec: { name: servicemeshoperator3, channel: stable-3.4, source: redhat-operators, sourceNamespace: openshift-marketplace, startingCSV: servicemeshoperator3.v3.4.0 }`,
  good: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec: { name: servicemeshoperator3, channel: stable-3.4, source: redhat-operators, sourceNamespace: openshift-marketplace, startingCSV: servicemeshoperator3.v3.4.0, installPlanApproval: Manual }`,
  *check(mesh) {
    for (const on of mesh.ofKind('operators.coreos.com/Subscription')) {
      const { startingCSV, installPlanApproval = 'Automatic' } = on.spec ?? {};
      if (startingCSV === undefined || installPlanApproval !== 'Automatic') continue;
      const message = `an automatic approval upgrades past "${startingCSV}" at once; write installPlanApproval: Manual, or drop the field`;
      yield { on, at: 'spec.startingCSV', message };
    }
  },
};
