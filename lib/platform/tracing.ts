/**
 * Traces: the names that operators derive from TempoStack and OpenTelemetryCollector, and what Rigging calls these.
 *
 * Sources: grafana/tempo-operator `internal/manifests/naming` and `internal/manifests/manifestutils/constants.go`, and
 * `internal/manifests/queryfrontend` for the Route; open-telemetry/opentelemetry-operator `internal/naming`; the host that
 * a Route gets by itself from openshift/library-go `pkg/route/hostassignment`.
 */

/** Names of Rigging's own; a namespace has the traces of one mesh. */
export const tempoStackName = 'mesh';
export const collectorName = 'otel';

/** Name of the collector among the mesh's `extensionProviders`. */
export const traceProvider = 'otel';

/** Port at which both take spans (OTLP by gRPC). */
export const otlpPort = 4317;

/** Port at which Tempo answers for traces. */
const tempoQueryPort = 3200;

/** API of TempoStack; its schema is under a licence that Rigging does not carry. */
export const tempoApiVersion = 'tempo.grafana.com/v1alpha1';

/** API of OpenTelemetryCollector. */
export const collectorApiVersion = 'opentelemetry.io/v1beta1';

/** Parts of a TempoStack, each with a Service. */
const tempoParts = ['compactor', 'distributor', 'gateway', 'ingester', 'querier', 'query-frontend'] as const;

/** Names of the Services of the TempoStack of a name. */
export function tempoServices(tempoStack: string): readonly string[] {
  return tempoParts.map((part) => tempoService(tempoStack, part));
}

function tempoService(tempoStack: string, part: (typeof tempoParts)[number]): string {
  return `tempo-${tempoStack}-${part}`;
}

/** Name of the Service of the OpenTelemetryCollector of a name. */
export function collectorService(collector: string): string {
  return `${collector}-collector`;
}

/** Host of the Service that takes spans from proxies. */
export function collectorHost(namespace: string): string {
  return `${collectorService(collectorName)}.${namespace}.svc.cluster.local`;
}

/** Where Tempo takes spans. */
export function tempoDistributor(namespace: string): string {
  return `${tempoService(tempoStackName, 'distributor')}.${namespace}.svc.cluster.local:${otlpPort}`;
}

/** Where Tempo answers for traces. */
export function tempoQuery(namespace: string): string {
  return `http://${tempoService(tempoStackName, 'query-frontend')}.${namespace}.svc.cluster.local:${tempoQueryPort}`;
}

/** First label of the host that the Route of the Jaeger UI gets. */
export function jaegerHostLabel(namespace: string): string {
  return `${tempoService(tempoStackName, 'query-frontend')}-${namespace}`;
}
