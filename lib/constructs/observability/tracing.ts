import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { OpenTelemetryCollectorSpec } from '../../../imports/opentelemetry.io';
import {
  collectorApiVersion,
  collectorName,
  jaegerHostLabel,
  otlpPort,
  tempoApiVersion,
  tempoDistributor,
  tempoQuery,
  tempoStackName,
} from '../../platform/tracing';
import type { Upstream } from '../../upstream';
import type { ControlPlane } from '../control-plane/control-plane';
import type { MeshNamespace } from '../control-plane/mesh-namespace';

/** Where the traces of a mesh are kept. */
export interface TracingProps {
  readonly namespace: MeshNamespace;
  /** Its proxies send the spans, to a Service that it must see. */
  readonly controlPlane: ControlPlane;
  readonly storage: TraceStorage;
  /** Domain of the cluster's router, at which the Jaeger UI gets its host. */
  readonly appsDomain: string;
}

/** Object storage, and the Secret with its address and keys, which exists already. */
export interface TraceStorage {
  readonly secret: { readonly name: string; readonly type: 's3' | 'azure' | 'gcs' };
  readonly storageSize: string;
}

/** `spec` of TempoStack, as far as it is used here: one tenant, without the gateway that keeps several apart. */
interface TempoStackSpec extends TraceStorageSpec {
  readonly template: {
    readonly queryFrontend: {
      readonly jaegerQuery: {
        readonly enabled: boolean;
        readonly ingress: { readonly type: 'route'; readonly route: { readonly termination: 'edge' } };
      };
    };
  };
}

interface TraceStorageSpec {
  readonly storage: { readonly secret: TraceStorage['secret'] };
  /** Of the volume of each ingester. */
  readonly storageSize: string;
}

/**
 * Takes the spans of a mesh's proxies by an OpenTelemetry collector, and keeps them in Tempo.
 *
 * Neither is in the mesh: a collector with a sidecar would trace each batch of spans that it takes, and those of that
 * again. Proxies see at an endpoint that it has no sidecar and send in plain text, under strict mutual TLS too, which
 * speaks of what pods with a proxy take. What the spans hold is as open as access logs are.
 */
export class Tracing extends Construct {
  /** Where Kiali asks for traces. */
  readonly queryUrl: string;
  /** Where people look at them. */
  readonly jaegerUrl: string;

  constructor(scope: Construct, id: string, { namespace, controlPlane, storage, appsDomain }: TracingProps) {
    super(scope, id);
    this.queryUrl = tempoQuery(namespace.name);
    this.jaegerUrl = `https://${jaegerHostLabel(namespace.name)}.${appsDomain}`;
    controlPlane.discover(namespace);
    this.placeTempoStack(namespace.name, storage);
    this.placeCollector(namespace.name);
  }

  private placeTempoStack(namespace: string, { secret, storageSize }: TraceStorage): void {
    const spec: TempoStackSpec = {
      storage: { secret },
      storageSize,
      template: {
        queryFrontend: {
          jaegerQuery: { enabled: true, ingress: { type: 'route', route: { termination: 'edge' } } },
        },
      },
    };
    const metadata = { name: tempoStackName, namespace };
    new ApiObject(this, 'TempoStack', { apiVersion: tempoApiVersion, kind: 'TempoStack', metadata, spec });
  }

  private placeCollector(namespace: string): void {
    const spec: Upstream<OpenTelemetryCollectorSpec> = {
      mode: 'deployment',
      config: {
        receivers: { otlp: { protocols: { grpc: { endpoint: `0.0.0.0:${otlpPort}` } } } },
        // Without its gateway, Tempo takes spans in plain text.
        exporters: { otlp: { endpoint: tempoDistributor(namespace), tls: { insecure: true } } },
        service: { pipelines: { traces: { receivers: ['otlp'], exporters: ['otlp'] } } },
      },
    };
    const metadata = { name: collectorName, namespace };
    // The generated class would put all of its API's into what runs at each synth: it is the largest of them.
    new ApiObject(this, 'Collector', {
      apiVersion: collectorApiVersion,
      kind: 'OpenTelemetryCollector',
      metadata,
      spec,
    });
  }
}
