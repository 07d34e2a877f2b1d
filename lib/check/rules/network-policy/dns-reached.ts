import { groupBy } from '../../derived/derived';
import { confined, isMeantForDns, leadsToDns } from '../../derived/network-policy/egress';
import { isAbout, networkPolicies, passagesOf } from '../../derived/network-policy/network-policies';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';

export const dnsReached: Rule = {
  code: 'NET003',
  severity: 'error unless open',
  title: 'NetworkPolicies that restrict egress let pods ask the DNS, on the port of its pods',
  why: "The Service of OpenShift's DNS turns port 53 into 5353 before policies are applied. A rule for 53 lets no question through: no name resolves, and proxies do not find istiod.",
  bad: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: egress, namespace: bookinfo }
    spec:
      podSelector: {}
      policyTypes: [Egress]
      egress:
        - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: openshift-dns } } }]
          ports: [{ protocol: UDP, port: 53 }]`,
  good: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: egress, namespace: bookinfo }
    spec:
      podSelector: {}
      policyTypes: [Egress]
      egress:
        - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: openshift-dns } } }]
          ports: [{ protocol: UDP, port: 5353 }]`,
  *check(mesh) {
    yield* servicePorts(mesh);
    for (const { by, passages } of confined(mesh)) {
      if (passages.some((passage) => leadsToDns(passage) || isMeantForDns(passage))) continue;
      const message =
        'nothing lets the pods ask the DNS; add egress to namespace "openshift-dns" on ports 5353 of UDP and TCP';
      yield { on: by, at: 'spec.egress', message };
    }
  },
};

/** Rules for the Service's port, in namespaces where no rule is for that of the pods. */
function* servicePorts(mesh: Mesh): Iterable<Complaint> {
  const policies = networkPolicies(mesh).filter((policy) => isAbout(policy, 'Egress'));
  for (const [, ofNamespace] of groupBy(policies, ({ metadata }) => metadata.namespace)) {
    const passages = ofNamespace.flatMap((policy) => passagesOf(policy, 'Egress'));
    if (passages.some(leadsToDns)) continue;
    const message = 'port 53 is that of the Service of the DNS; add 5353, the port of its pods, for UDP and TCP';
    for (const { on, at } of passages.filter(isMeantForDns)) yield { on, at: `${at}.ports`, message };
  }
}
