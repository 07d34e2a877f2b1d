import { probeSources } from '../../../platform/cluster-network';
import { isolating, type Passage, passagesOf } from '../../derived/network-policy/network-policies';
import { isAmbient } from '../../derived/workload/injection';
import { podsOf } from '../../derived/workload/pods';
import { containersOf, workloads } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';

export const probesAdmitted: Rule = {
  code: 'AMB012',
  severity: 'warning',
  title: 'NetworkPolicies for pods in ambient mode let the probes of the kubelet in',
  why: 'In ambient mode probes come from a link-local address, not from the node. Where policies admit namespaces and pods only, probes fail and the pods are restarted.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient } }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec:
          containers:
            - name: ratings
              image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3
              readinessProbe: { httpGet: { path: /health, port: 9080 } }`,
  bad: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: mesh, namespace: bookinfo }
    spec:
      podSelector: {}
      policyTypes: [Ingress]
      ingress:
        - from: [{ namespaceSelector: {} }]`,
  good: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: mesh, namespace: bookinfo }
    spec:
      podSelector: {}
      policyTypes: [Ingress]
      ingress:
        - from: [{ namespaceSelector: {} }, { ipBlock: { cidr: 169.254.7.127/32 } }]`,
  *check(mesh) {
    for (const workload of workloads(mesh)) {
      const isProbed = containersOf(workload).some(
        ({ livenessProbe, readinessProbe, startupProbe }) => livenessProbe ?? readinessProbe ?? startupProbe,
      );
      if (!isProbed || !isAmbient(mesh, workload)) continue;
      const policies = isolating(mesh, podsOf(workload), 'Ingress');
      const [on] = policies;
      if (!on || policies.flatMap((policy) => passagesOf(policy, 'Ingress')).some(admitsAddresses)) continue;
      const message = `nothing admits the kubelet's probes of "${workload.name}"; add a rule from ipBlock "${probeSources.ipv4}"`;
      yield { on, at: 'spec.ingress', message };
    }
  },
};

function admitsAddresses({ peers }: Passage): boolean {
  return peers.length === 0 || peers.some(({ ipBlock }) => ipBlock !== undefined);
}
