import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ConsolePlugin } from '../constructs/observability/console-plugin';
import { IstiodMonitor } from '../constructs/observability/istiod-monitor';
import { Kiali } from '../constructs/observability/kiali';
import { MeshTelemetry } from '../constructs/observability/mesh-telemetry';
import { ProxyMonitor } from '../constructs/observability/proxy-monitor';
import { Tracing } from '../constructs/observability/tracing';
import { UserWorkloadMonitoring } from '../constructs/observability/user-workload-monitoring';
import { consolePlugin } from '../platform/kiali';
import type { ControlPlane } from '../settings/control-planes/resolve-control-planes';
import { observedNamespaces } from '../settings/observability/observed-namespaces';
import type { Observability } from '../settings/observability/resolve-observability';
import { tryShownPlane } from '../settings/observability/shown-plane';
import type { Cluster } from '../settings/resolve';
import type { ControlPlaneChart } from './control-plane';
import type { NamespacesChart } from './namespaces';

/** What is seen of the meshes: metrics, traces, access logs, Kiali. */
export class ObservabilityChart extends Chart {
  constructor(
    scope: Construct,
    private readonly cluster: Cluster,
    private readonly namespaces: NamespacesChart,
    private readonly controlPlanes: ControlPlaneChart,
  ) {
    super(scope, '70-observability');
    if (cluster.userWorkloadMonitoring) new UserWorkloadMonitoring(this, 'user-workload-monitoring');
    for (const [name, { multiCluster }] of observedNamespaces(cluster)) {
      new ProxyMonitor(this, `proxies-${name}`, { namespace: namespaces.named(name), meshID: multiCluster?.meshID });
    }
    const shown = tryShownPlane(cluster);
    for (const plane of cluster.controlPlanes) {
      if (!plane.observability) continue;
      const tracing = this.tryTracing(plane, plane.observability);
      this.placeControlPlane(plane, plane.observability);
      const kiali = this.tryKiali(plane, plane.observability, tracing);
      if (kiali && plane === shown) {
        new ConsolePlugin(this, 'console-plugin', { namespace: namespaces.named(consolePlugin.namespace), kiali });
      }
    }
  }

  /** What a control plane is watched by, and tells its proxies to say. */
  private placeControlPlane({ name, multiCluster }: ControlPlane, observability: Observability): void {
    const { hasIstiod, accessLogs, tracing } = observability;
    const controlPlane = this.controlPlanes.named(name);
    if (hasIstiod) new IstiodMonitor(this, `istiod-${name}`, { controlPlane, meshID: multiCluster?.meshID });
    if (!accessLogs && !tracing) return;
    new MeshTelemetry(this, `telemetry-${name}`, {
      controlPlane,
      accessLogs,
      randomSamplingPercentage: tracing?.randomSamplingPercentage,
    });
  }

  private tryTracing({ name }: ControlPlane, { tracing }: Observability): Tracing | undefined {
    if (!tracing) return undefined;
    return new Tracing(this, `tracing-${name}`, {
      ...tracing,
      namespace: this.namespaces.named(tracing.namespace),
      controlPlane: this.controlPlanes.named(name),
      appsDomain: this.cluster.appsDomain,
    });
  }

  private tryKiali(
    { name, multiCluster }: ControlPlane,
    { kiali }: Observability,
    tracing: Tracing | undefined,
  ): Kiali | undefined {
    const { kiali: version } = this.cluster.ossm;
    if (!kiali || version === undefined) return undefined;
    return new Kiali(this, `kiali-${name}`, {
      controlPlane: this.controlPlanes.named(name),
      version,
      meshID: multiCluster?.meshID,
      tracing,
    });
  }
}
