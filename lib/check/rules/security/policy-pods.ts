import { unmatchedSelectors } from '../../derived/security/unmatched-selectors';
import type { Rule } from '../../rule';

const kinds = [
  'security.istio.io/AuthorizationPolicy',
  'security.istio.io/PeerAuthentication',
  'security.istio.io/RequestAuthentication',
] as const;

export const policyPods: Rule = {
  code: 'SEC003',
  severity: 'warning',
  title: 'The selector of a policy selects pods',
  why: 'A policy that selects nothing is accepted and does nothing. Who believes that it protects a workload is not told that the workload is open.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: httpbin, namespace: httpbin }
    spec:
      selector: { matchLabels: { app: httpbin } }
      template:
        metadata: { labels: { app: httpbin } }
        spec: { containers: [{ name: httpbin, image: 'docker.io/mccutchen/go-httpbin:v2.15.0' }] }`,
  bad: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: httpbin, namespace: httpbin }
    spec:
      selector: { matchLabels: { app: httpbn } }
      mtls: { mode: STRICT }`,
  good: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: httpbin, namespace: httpbin }
    spec:
      selector: { matchLabels: { app: httpbin } }
      mtls: { mode: STRICT }`,
  check: (mesh) => unmatchedSelectors(mesh, kinds),
};
