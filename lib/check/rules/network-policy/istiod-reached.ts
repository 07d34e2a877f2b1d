import { istiodPort } from '../../../platform/istiod';
import { confined, tryUnreachedPlane } from '../../derived/network-policy/egress';
import type { Rule } from '../../rule';

export const istiodReached: Rule = {
  code: 'NET004',
  severity: 'error unless open',
  title: 'NetworkPolicies that restrict egress let proxies reach istiod',
  why: 'A proxy gets its certificate and its configuration from istiod on port 15012. Without them it never gets ready, and running ones stop working when their certificate ends, a day later.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec: { containers: [{ name: ratings, image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3 }] }`,
  bad: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: egress, namespace: bookinfo }
    spec:
      podSelector: {}
      policyTypes: [Egress]
      egress:
        - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: openshift-dns } } }]
          ports: [{ protocol: UDP, port: 5353 }]`,
  good: `
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: { name: egress, namespace: bookinfo }
    spec:
      podSelector: {}
      policyTypes: [Egress]
      egress:
        - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: openshift-dns } } }]
          ports: [{ protocol: UDP, port: 5353 }]
        - to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: istio-system } } }]
          ports: [{ protocol: TCP, port: 15012 }]`,
  *check(mesh) {
    for (const one of confined(mesh)) {
      const namespace = tryUnreachedPlane(mesh, one);
      if (namespace === undefined) continue;
      const message = `nothing lets proxies reach istiod; add egress to namespace "${namespace}" on port ${istiodPort}`;
      yield { on: one.by, at: 'spec.egress', message };
    }
  },
};
