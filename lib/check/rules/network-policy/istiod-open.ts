import { closedPorts } from '../../derived/network-policy/guarded-planes';
import type { Rule } from '../../rule';

export const istiodOpen: Rule = {
  code: 'NET005',
  severity: 'error',
  title: 'NetworkPolicies before istiod let proxies and the API server in',
  why: 'Proxies of all namespaces call istiod on 15012, the API server calls its webhook on 15017. Behind a closed port new pods get no proxy, or one that never gets ready.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  bad: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: istiod, namespace: istio-system }
    spec:
      podSelector: { matchLabels: { app: istiod } }
      policyTypes: [Ingress]
      ingress: [{ ports: [{ protocol: TCP, port: 15012 }] }]`,
  good: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: istiod, namespace: istio-system }
    spec:
      podSelector: { matchLabels: { app: istiod } }
      policyTypes: [Ingress]
      ingress: [{ ports: [{ protocol: TCP, port: 15012 }, { protocol: TCP, port: 15017 }] }]`,
  *check(mesh) {
    for (const { by, port, forWhom } of closedPorts(mesh)) {
      const message = `nothing lets ${forWhom} in to port ${port} of istiod; add a rule with that port`;
      yield { on: by, at: 'spec.ingress', message };
    }
  },
};
