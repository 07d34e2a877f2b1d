import { unmatchedSelectors } from '../../derived/security/unmatched-selectors';
import type { Rule } from '../../rule';

export const telemetryPods: Rule = {
  code: 'EF010',
  severity: 'warning',
  title: 'The selector of a Telemetry selects pods',
  why: 'A Telemetry that selects nothing is accepted and changes nothing.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      template:
        metadata: { labels: { app: ratings } }
        spec: { containers: [{ name: ratings, image: registry.istio.io/release/examples-bookinfo-ratings-v1:1.20.3 }] }`,
  bad: `
    apiVersion: telemetry.istio.io/v1
    kind: Telemetry
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: rating } }
      accessLogging: [{ providers: [{ name: envoy }] }]`,
  good: `
    apiVersion: telemetry.istio.io/v1
    kind: Telemetry
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: ratings } }
      accessLogging: [{ providers: [{ name: envoy }] }]`,
  check: (mesh) => unmatchedSelectors(mesh, ['telemetry.istio.io/Telemetry']),
};
