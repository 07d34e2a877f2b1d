import { overlapsOf } from '../../derived/security/overlaps';
import type { Rule } from '../../rule';

export const oneTelemetry: Rule = {
  code: 'EF009',
  severity: 'error',
  title: 'One Telemetry decides for a workload, and one for a namespace',
  why: 'Of several that are about the same pods istiod takes the oldest and ignores the others whole, also where they speak of different things: one of tracing, one of logs.',
  bad: `
    apiVersion: telemetry.istio.io/v1
    kind: Telemetry
    metadata: { name: access-logs, namespace: bookinfo }
    spec:
      accessLogging: [{ providers: [{ name: envoy }] }]
    ---
    apiVersion: telemetry.istio.io/v1
    kind: Telemetry
    metadata: { name: metrics, namespace: bookinfo }
    spec:
      metrics: [{ providers: [{ name: prometheus }] }]`,
  good: `
    apiVersion: telemetry.istio.io/v1
    kind: Telemetry
    metadata: { name: default, namespace: bookinfo }
    spec:
      accessLogging: [{ providers: [{ name: envoy }] }]
      metrics: [{ providers: [{ name: prometheus }] }]`,
  *check(mesh) {
    for (const { first, second, pods } of overlapsOf(mesh, 'telemetry.istio.io/Telemetry')) {
      const about = pods ? `the pods of "${pods}"` : `all pods of namespace "${second.namespace}"`;
      const message = `Telemetry "${first.on.metadata.name}" is about ${about} too, and only the older one counts; merge them`;
      yield { on: second.on, at: pods ? 'spec.selector' : 'spec', message };
    }
  },
};
