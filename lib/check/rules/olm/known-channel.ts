import { tryOssmRelease } from '../../../platform/ossm';
import { tryCatalogPackage } from '../../../platform/packages';
import type { Rule } from '../../rule';
import { didYouMean, list } from '../../wording';

export const knownChannel: Rule = {
  code: 'OLM001',
  severity: 'error',
  title: 'A Subscription follows a channel that its package has',
  why: 'OLM reports ResolutionFailed in a condition that nobody looks at; the operator is never installed, and its resources find no CRD.',
  bad: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec:
      name: servicemeshoperator3
      channel: stable-3
      source: redhat-operators
      sourceNamespace: openshift-marketplace`,
  good: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec:
      name: servicemeshoperator3
      channel: stable-3.4
      source: redhat-operators
      sourceNamespace: openshift-marketplace`,
  supersedes: ['OLM013'],
  *check(mesh) {
    for (const on of mesh.ofKind('operators.coreos.com/Subscription')) {
      const { name, channel } = on.spec ?? {};
      const facts = tryCatalogPackage(name);
      if (!facts || channel === undefined || facts.channels.includes(channel)) continue;
      if (facts.channelPattern?.test(channel)) continue;
      // Technology previews came through a channel of their own; who targets one means it.
      if (name === 'servicemeshoperator3' && tryOssmRelease(mesh.target.release)?.channel === channel) continue;
      const message = `"${channel}" is no channel of "${name}" (${list(facts.channels)})${didYouMean(channel, facts.channels)}`;
      yield { on, at: 'spec.channel', message };
    }
  },
};
