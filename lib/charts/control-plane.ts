import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ControlPlane } from '../constructs/control-plane';
import { IstioCni } from '../constructs/istio-cni';
import type { ControlPlane as ControlPlaneSettings } from '../settings/control-planes/resolve-control-planes';
import { istioValues } from '../settings/istio-values/istio-values';
import type { Cluster } from '../settings/resolve';
import type { NamespacesChart } from './namespaces';

/** The CNI plugin and the control planes, and which namespaces are enrolled in each. */
export class ControlPlaneChart extends Chart {
  private readonly controlPlanes: ReadonlyMap<string, ControlPlane>;

  constructor(scope: Construct, cluster: Cluster, namespaces: NamespacesChart) {
    super(scope, '20-control-plane');
    const { sailApiVersion: apiVersion } = cluster.ossm;
    new IstioCni(this, 'cni', { ...cluster.cni, apiVersion, namespace: namespaces.named(cluster.cni.namespace) });
    this.controlPlanes = new Map(
      cluster.controlPlanes.map((settings) => {
        const controlPlane = new ControlPlane(this, `istio-${settings.name}`, {
          ...settings,
          values: istioValues(settings, cluster),
          apiVersion,
          namespace: namespaces.named(settings.namespace),
          hasOwnDiscovery: cluster.controlPlanes.length > 1,
        });
        for (const name of enrolled(settings)) controlPlane.enroll(namespaces.named(name));
        return [settings.name, controlPlane];
      }),
    );
  }

  /** The control plane of that name. @throws where the settings have none */
  named(name: string): ControlPlane {
    const controlPlane = this.controlPlanes.get(name);
    if (!controlPlane) throw new Error(`${this.node.path}: no control plane "${name}"`);
    return controlPlane;
  }
}

function enrolled({ applications, namespaces }: ControlPlaneSettings): ReadonlySet<string> {
  return new Set([...applications.map(({ namespace }) => namespace), ...namespaces]);
}
