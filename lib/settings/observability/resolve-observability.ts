import type { ObservabilitySettings, TracingSettings } from './observability-settings';

/** What is seen of a mesh, with its defaults. */
export interface Observability extends Required<Omit<ObservabilitySettings, 'tracing'>> {
  readonly tracing?: Tracing;
}

/** Traces, with their defaults. */
export interface Tracing extends Required<Omit<TracingSettings, 'storage'>> {
  readonly storage: Required<TracingSettings['storage']>;
}

export function resolveObservability({ accessLogs, kiali, tracing }: ObservabilitySettings): Observability {
  return {
    accessLogs: accessLogs ?? true,
    kiali: kiali ?? true,
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
