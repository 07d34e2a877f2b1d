import { kialiName, kialiNameLength } from '../../platform/kiali';
import { jaegerHostLabel, traceProvider } from '../../platform/tracing';
import { tryNanos } from '../../quantity';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { judgeLabel, judgeLength } from '../faults';
import type { Cluster } from '../resolve';
import type { Observability, Tracing } from './resolve-observability';

/** What cannot be seen of meshes, and how. */
export function* judgeObservability(cluster: Cluster): Iterable<Fault> {
  for (const [i, plane] of cluster.controlPlanes.entries()) {
    const { observability } = plane;
    if (!observability) continue;
    const at = `controlPlanes[${i}]`;
    if (plane.multiCluster?.remote) {
      yield* judgeRemote(observability, plane.multiCluster.remote.primary, `${at}.observability`);
      continue;
    }
    if (observability.kiali) yield* judgeKiali(plane, cluster, at);
    if (observability.tracing) {
      if (plane.multiCluster?.hasRemotes) yield* judgeServedRemotes(`${at}.observability.tracing`);
      yield* judgeTracing(observability.tracing, `${at}.observability.tracing`);
      yield* judgeProviders(plane, `${at}.values.meshConfig.extensionProviders`);
    }
  }
}

/** Nothing of what istiod or Kiali read is read from a remote cluster. */
function* judgeRemote(observability: Observability, primary: string, at: string): Iterable<Fault> {
  for (const field of ['accessLogs', 'kiali', 'tracing'] as const) {
    if (!observability[field]) continue;
    yield { at: `${at}.${field}`, say: `the control plane runs in "${primary}" and decides it there; remove it` };
  }
}

/** Between networks there is mutual TLS alone, and the collector is in no mesh. */
function* judgeServedRemotes(at: string): Iterable<Fault> {
  const say =
    'proxies of the remote clusters that this control plane serves cannot reach the collector, so their spans would be lost; remove it, or make those clusters primaries';
  yield { at, say };
}

function* judgeKiali({ name }: ControlPlane, { ossm, release }: Cluster, at: string): Iterable<Fault> {
  if (ossm.kiali === undefined) {
    yield { at: `${at}.observability.kiali`, say: `release ${release} has no Kiali; write kiali: false` };
  }
  yield* judgeLength(name, kialiName(name), `${at}.name`, kialiNameLength);
}

function* judgeTracing({ randomSamplingPercentage, namespace, storage }: Tracing, at: string): Iterable<Fault> {
  if (!(randomSamplingPercentage >= 0 && randomSamplingPercentage <= 100)) {
    yield { at: `${at}.randomSamplingPercentage`, say: `${randomSamplingPercentage} is not a number from 0 to 100` };
  }
  yield* judgeLength(namespace, jaegerHostLabel(namespace), `${at}.namespace`);
  const { secret, storageSize } = storage;
  // Tempo's pods call a volume so.
  yield* judgeLabel(secret.name, `${at}.storage.secret.name`);
  if ((tryNanos(storageSize) ?? 0n) <= 0n) {
    yield { at: `${at}.storage.storageSize`, say: `"${storageSize}" is not a size above 0; write e.g. "10Gi"` };
  }
}

/** Lists are strung together, and istiod refuses a configuration that has a name twice. */
function* judgeProviders({ values }: ControlPlane, at: string): Iterable<Fault> {
  const providers: unknown = values?.meshConfig?.extensionProviders;
  if (!Array.isArray(providers)) return;
  for (const [i, provider] of providers.entries()) {
    if (provider?.name !== traceProvider) continue;
    yield {
      at: `${at}[${i}].name`,
      say: `"${traceProvider}" is the provider that tracing makes; give yours another name`,
    };
  }
}
