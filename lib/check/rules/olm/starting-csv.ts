import { minorOfChannel, tryCatalogPackage } from '../../../platform/packages';
import type { Rule } from '../../rule';

export const startingCsv: Rule = {
  code: 'OLM008',
  severity: 'error',
  title: 'The version that a Subscription starts at is one of its package and channel',
  why: 'OLM reports ResolutionFailed in a condition that nobody looks at and installs nothing. Versions are not always called like their package.',
  bad: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec: { name: servicemeshoperator3, channel: stable-3.3, source: redhat-operators, sourceNamespace: openshift-marketplace, startingCSV: servicemeshoperator3.v3.4.1, installPlanApproval: Manual }`,
  good: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec: { name: servicemeshoperator3, channel: stable-3.4, source: redhat-operators, sourceNamespace: openshift-marketplace, startingCSV: servicemeshoperator3.v3.4.1, installPlanApproval: Manual }`,
  *check(mesh) {
    for (const on of mesh.ofKind('operators.coreos.com/Subscription')) {
      const { name, channel, startingCSV } = on.spec ?? {};
      const prefix = tryCatalogPackage(name)?.csvPrefix;
      if (prefix === undefined || startingCSV === undefined) continue;
      if (!startingCSV.startsWith(prefix)) {
        const message = `"${startingCSV}" is no version of "${name}"; their names start with "${prefix}"`;
        yield { on, at: 'spec.startingCSV', message };
        continue;
      }
      const minor = minorOfChannel(startingCSV.slice(prefix.length));
      const newest = minorOfChannel(channel);
      // A channel may begin with versions of earlier ones.
      if (minor === undefined || newest === undefined || minor <= newest) continue;
      const message = `"${startingCSV}" is newer than channel "${channel}"; write a version of that channel, or another channel`;
      yield { on, at: 'spec.startingCSV', message };
    }
  },
};
