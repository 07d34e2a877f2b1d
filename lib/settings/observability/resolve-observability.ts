import type { TraceStorage } from '../../constructs/observability/tracing';
import type { ObservabilitySettings, TracingSettings } from './observability-settings';

/** What is seen of a mesh, with its defaults. */
export interface Observability extends Required<Omit<ObservabilitySettings, 'tracing'>> {
  readonly tracing?: Tracing;
  /** Whether istiod runs here, to be asked for its metrics. */
  readonly hasIstiod: boolean;
}

/** Traces, with their defaults. */
export interface Tracing extends Required<Omit<TracingSettings, 'storage'>> {
  readonly storage: TraceStorage;
}

/** Of a remote cluster, only its metrics are seen there: all else is up to the control plane that serves it. */
export function resolveObservability(
  { accessLogs, kiali, tracing }: ObservabilitySettings,
  isRemote: boolean,
): Observability {
  return {
    accessLogs: accessLogs ?? !isRemote,
    kiali: kiali ?? !isRemote,
    hasIstiod: !isRemote,
    ...(tracing && { tracing: resolveTracing(tracing) }),
  };
}

function resolveTracing({ randomSamplingPercentage, namespace, storage }: TracingSettings): Tracing {
  return {
    randomSamplingPercentage: randomSamplingPercentage ?? 1,
    namespace: namespace ?? 'tempo',
    storage: { ...storage, storageSize: storage.storageSize ?? '10Gi' },
  };
}
