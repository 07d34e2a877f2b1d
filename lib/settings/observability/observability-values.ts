import { collectorHost, otlpPort, traceProvider } from '../../platform/tracing';
import type { ValuesOf } from '../istio-values/istio-values';

/** Where proxies send their spans; how many, a Telemetry says. */
export const observabilityValues: ValuesOf = ({ observability }) => {
  if (!observability?.tracing) return {};
  const service = collectorHost(observability.tracing.namespace);
  return {
    meshConfig: {
      enableTracing: true,
      extensionProviders: [{ name: traceProvider, opentelemetry: { service, port: otlpPort } }],
    },
  };
};
