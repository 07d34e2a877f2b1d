import type { TraceStorage } from '../../constructs/observability/tracing';

/**
 * What is seen of a mesh: metrics of control plane and proxies, Kiali with its console plugin, and what is chosen here.
 *
 * Metrics need the monitoring of user workloads (`userWorkloadMonitoring` of the cluster). Of a remote cluster only
 * metrics are seen there; access logs and Kiali are chosen with the control plane that serves it.
 */
export interface ObservabilitySettings {
  /** Proxies log each request. @default true; in a remote cluster false */
  readonly accessLogs?: boolean;
  /** Kiali, and its pages in OpenShift's console from 4.15 on, which show one of a cluster. @default true; in a remote cluster false */
  readonly kiali?: boolean;
  /** Traces of requests, kept by Tempo; not with remote clusters, whose proxies cannot reach it. @default - none */
  readonly tracing?: TracingSettings;
}

/** Traces: proxies send them to an OpenTelemetry collector, which hands them to Tempo, of one tenant and without a gateway. */
export interface TracingSettings {
  /** How many of 100 requests are traced. @default 1 */
  readonly randomSamplingPercentage?: number;
  /** Where TempoStack and collector run; another one for each control plane. @default 'tempo' */
  readonly namespace?: string;
  /** Where Tempo keeps them. */
  readonly storage: TraceStorageSettings;
}

/** Object storage (`spec.storage` of TempoStack). */
export interface TraceStorageSettings {
  /** Secret in the namespace of the tracing with address and keys of the storage; it is never written here. */
  readonly secret: TraceStorage['secret'];
  /** Volume for what has not reached the storage yet. @default '10Gi' */
  readonly storageSize?: string;
}
