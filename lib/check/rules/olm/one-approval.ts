import { groupBy } from '../../derived/derived';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const oneApproval: Rule = {
  code: 'OLM005',
  severity: 'warning',
  title: 'The Subscriptions of a namespace are approved in one way',
  why: 'OLM makes one install plan for a namespace. One Subscription that says Manual makes every plan there wait, so the operators that say Automatic are not installed or upgraded either.',
  given: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec: { name: servicemeshoperator3, channel: stable-3.4, source: redhat-operators, sourceNamespace: openshift-marketplace, installPlanApproval: Manual }`,
  bad: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: kiali-ossm, namespace: openshift-operators }
    spec: { name: kiali-ossm, channel: stable, source: redhat-operators, sourceNamespace: openshift-marketplace, installPlanApproval: Automatic }`,
  good: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: kiali-ossm, namespace: openshift-operators }
    spec: { name: kiali-ossm, channel: stable, source: redhat-operators, sourceNamespace: openshift-marketplace, installPlanApproval: Manual }`,
  *check(mesh) {
    const subscriptions = mesh.ofKind('operators.coreos.com/Subscription');
    for (const [namespace, group] of groupBy(subscriptions, ({ metadata }) => metadata.namespace)) {
      const manual = group.filter(({ spec }) => spec?.installPlanApproval === 'Manual');
      if (manual.length === 0) continue;
      const names = list(manual.map(({ metadata }) => metadata.name));
      for (const on of group.filter((each) => !manual.includes(each))) {
        const message = `waits for an approval all the same, since ${names} of namespace "${namespace}" is "Manual"; write the same in both`;
        yield { on, at: 'spec.installPlanApproval', message };
      }
    }
  },
};
