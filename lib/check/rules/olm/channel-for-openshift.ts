import { openshiftBetween } from '../../../platform/openshift';
import { ossmReleases, tryOssmRelease, tryReleaseOfChannel } from '../../../platform/ossm';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const channelForOpenshift: Rule = {
  code: 'OLM013',
  severity: 'warning',
  title: 'The channel of Service Mesh is one for the OpenShift release of the cluster',
  why: 'The catalog of an OpenShift release may still have the channel, so that it installs and then runs unsupported; or it has none of that name, and OLM waits with a ResolutionFailed.',
  bad: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec: { name: servicemeshoperator3, channel: stable-3.0, source: redhat-operators, sourceNamespace: openshift-marketplace }`,
  good: `
    apiVersion: operators.coreos.com/v1alpha1
    kind: Subscription
    metadata: { name: servicemeshoperator3, namespace: openshift-operators }
    spec: { name: servicemeshoperator3, channel: stable-3.4, source: redhat-operators, sourceNamespace: openshift-marketplace }`,
  *check(mesh) {
    const { openshift } = mesh.target;
    if (openshift === undefined) return;
    for (const on of mesh.ofKind('operators.coreos.com/Subscription')) {
      const { name, channel = '' } = on.spec ?? {};
      const release = name === 'servicemeshoperator3' ? tryReleaseOfChannel(channel) : undefined;
      if (release === undefined || runsOn(release, openshift)) continue;
      const fitting = Object.values(ossmReleases).flatMap((each) => each.channel);
      const channels = fitting.filter((each) => runsOn(tryReleaseOfChannel(each), openshift));
      const message = `"${channel}" is not for OpenShift ${openshift}; write one that is (${list(channels)})`;
      yield { on, at: 'spec.channel', message };
    }
  },
};

function runsOn(release: string | undefined, openshift: string): boolean {
  const facts = tryOssmRelease(release ?? '');
  if (!facts) return false;
  return openshiftBetween(facts.minimumOpenShift, facts.maximumOpenShift).some((name) => name === openshift);
}
