import type { Rule } from '../../rule';
import { violationsOf } from '../../violations';

export const knownField: Rule = {
  code: 'API003',
  severity: 'error',
  title: 'Every field is one that the schema of its kind knows',
  why: 'The API server drops a field that it does not know without a word, so the object is accepted and the setting is not there.',
  bad: `
    apiVersion: telemetry.istio.io/v1
    kind: Telemetry
    metadata: { name: tracing, namespace: bookinfo }
    spec:
      tracing:
        - providers:
            - name: otel
              randomSamplingPercentage: 10`,
  good: `
    apiVersion: telemetry.istio.io/v1
    kind: Telemetry
    metadata: { name: tracing, namespace: bookinfo }
    spec:
      tracing:
        - providers:
            - name: otel
          randomSamplingPercentage: 10`,
  check: (mesh) => violationsOf(mesh, 'API003'),
};
