import { describe, expect, it } from 'vitest';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import { observed, specOf, titlesOf, tracing } from '../../observed';
import { objectsOf } from '../../support';

describe('traces', () => {
  it('go from the collector to Tempo, which keeps them where the Secret says', () => {
    const settings = observed({ tracing: { ...tracing, namespace: 'traces' } });

    expect(specOf(settings, 'OpenTelemetryCollector traces/otel')).toMatchObject({
      mode: 'deployment',
      config: {
        receivers: { otlp: { protocols: { grpc: { endpoint: '0.0.0.0:4317' } } } },
        exporters: {
          otlp: { endpoint: 'tempo-mesh-distributor.traces.svc.cluster.local:4317', tls: { insecure: true } },
        },
        service: { pipelines: { traces: { receivers: ['otlp'], exporters: ['otlp'] } } },
      },
    });
    expect(specOf(settings, 'TempoStack traces/mesh')).toEqual({
      storage: { secret: { name: 'trace-storage', type: 's3' } },
      storageSize: '10Gi',
      template: {
        queryFrontend: {
          jaegerQuery: { enabled: true, ingress: { type: 'route', route: { termination: 'edge' } } },
        },
      },
    });
    expect(titlesOf(settings, 'Secret')).toEqual([]);
  });

  it('are shown by Kiali, which asks Tempo and links to its pages', () => {
    expect(specOf(observed({ tracing }), 'Kiali istio-system/kiali')).toMatchObject({
      external_services: {
        tracing: {
          enabled: true,
          provider: 'tempo',
          use_grpc: false,
          internal_url: 'http://tempo-mesh-query-frontend.tempo.svc.cluster.local:3200',
          external_url: 'https://tempo-mesh-query-frontend-tempo.apps.prod.acme.org',
          tempo_config: { url_format: 'jaeger' },
        },
      },
    });
  });

  it('are taken outside of the mesh, by a collector that its control plane sees', () => {
    const plane = { name: 'east', namespace: 'istio-east', observability: { tracing } };
    const other = { name: 'west', namespace: 'istio-west' };
    const namespace = (settings: ClusterSettings) => objectsOf(settings).get('Namespace tempo')?.metadata.labels;

    expect(namespace(observed({ tracing }))).toBeUndefined();
    expect(namespace(observed({}, {}, { controlPlanes: [plane, other] }))).toEqual({ 'istio-discovery': 'east' });
  });

  it('bring their operators', () => {
    expect(titlesOf(observed({ tracing, kiali: false }), 'Subscription')).toEqual([
      'Subscription cert-manager-operator/openshift-cert-manager-operator',
      'Subscription openshift-opentelemetry-operator/opentelemetry-product',
      'Subscription openshift-operators/servicemeshoperator3',
      'Subscription openshift-tempo-operator/tempo-product',
    ]);
  });
});
