import { describe, expect, it } from 'vitest';
import { observed, specOf, titlesOf, tracing } from '../../observed';

describe('access logs and traces', () => {
  it('are asked for in one Telemetry of the root namespace, the sampling beside the provider', () => {
    const settings = observed({ tracing: { ...tracing, randomSamplingPercentage: 12.5 } });

    expect(titlesOf(settings, 'Telemetry')).toEqual(['Telemetry istio-system/mesh-default']);
    expect(specOf(settings, 'Telemetry istio-system/mesh-default')).toEqual({
      accessLogging: [{ providers: [{ name: 'envoy' }] }],
      tracing: [{ providers: [{ name: 'otel' }], randomSamplingPercentage: 12.5 }],
    });
  });

  it('are asked for one without the other, and where neither is wanted there is no Telemetry', () => {
    const name = 'Telemetry istio-system/mesh-default';

    expect(specOf(observed({ accessLogs: false, tracing }), name)).toEqual({
      tracing: [{ providers: [{ name: 'otel' }], randomSamplingPercentage: 1 }],
    });
    expect(specOf(observed({}), name)).toEqual({ accessLogging: [{ providers: [{ name: 'envoy' }] }] });
    expect(specOf(observed({ tracing: { ...tracing, randomSamplingPercentage: 0 } }), name)).toMatchObject({
      tracing: [{ randomSamplingPercentage: 0 }],
    });
    expect(titlesOf(observed({ accessLogs: false }), 'Telemetry')).toEqual([]);
  });

  it('send spans to a provider that stands before those of the settings', () => {
    const own = { name: 'logs', envoyFileAccessLog: { path: '/dev/stdout' } };
    const values = { meshConfig: { accessLogEncoding: 'JSON' as const, extensionProviders: [own] } };
    const settings = observed({ tracing: { ...tracing, namespace: 'traces' } }, { values });

    expect(specOf(settings, 'Istio default')).toMatchObject({
      values: {
        meshConfig: {
          enableTracing: true,
          accessLogEncoding: 'JSON',
          extensionProviders: [
            { name: 'otel', opentelemetry: { service: 'otel-collector.traces.svc.cluster.local', port: 4317 } },
            own,
          ],
        },
      },
    });
  });
});
