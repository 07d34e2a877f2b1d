import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ControlPlane } from '../constructs/control-plane/control-plane';
import { IstioCni } from '../constructs/control-plane/istio-cni';
import { ZTunnel } from '../constructs/control-plane/ztunnel';
import { controlPlaneClustersAnnotation, networkLabel } from '../platform/multi-cluster';
import { dataplaneModes, isAmbient } from '../settings/ambient/resolve-ambient';
import type { ControlPlane as ControlPlaneSettings } from '../settings/control-planes/resolve-control-planes';
import { cniValues, ztunnelValues } from '../settings/istio-values/component-values';
import { istioValues } from '../settings/istio-values/istio-values';
import type { MultiCluster } from '../settings/multi-cluster/resolve-multi-cluster';
import type { Cluster } from '../settings/resolve';
import type { NamespacesChart } from './namespaces';

/** The CNI plugin, the control planes and the node proxy of ambient mode, and which namespaces are enrolled in each. */
export class ControlPlaneChart extends Chart {
  private readonly controlPlanes: ReadonlyMap<string, ControlPlane>;

  constructor(scope: Construct, cluster: Cluster, namespaces: NamespacesChart) {
    super(scope, '20-control-plane');
    const { sailApiVersion: apiVersion } = cluster.ossm;
    new IstioCni(this, 'cni', {
      ...cluster.cni,
      profile: cluster.ztunnel && 'ambient',
      values: cniValues(cluster),
      apiVersion,
      namespace: namespaces.named(cluster.cni.namespace),
    });
    this.controlPlanes = new Map(
      cluster.controlPlanes.map((settings) => {
        const controlPlane = new ControlPlane(this, `istio-${settings.name}`, {
          ...settings,
          profile: profileOf(settings),
          values: istioValues(settings, cluster),
          apiVersion,
          namespace: namespaces.named(settings.namespace),
          hasOwnDiscovery: cluster.controlPlanes.length > 1,
        });
        if (settings.multiCluster) joinClusters(controlPlane, settings.multiCluster);
        const modes = dataplaneModes(settings);
        for (const [name, tag] of enrolled(settings)) {
          if (modes.get(name) === 'ambient') controlPlane.enrollInAmbient(namespaces.named(name));
          else controlPlane.enroll(namespaces.named(name), tag);
        }
        return [settings.name, controlPlane];
      }),
    );
    this.placeZTunnel(cluster, namespaces);
  }

  /** The control plane of that name. @throws where the settings have none */
  named(name: string): ControlPlane {
    const controlPlane = this.controlPlanes.get(name);
    if (!controlPlane) throw new Error(`${this.node.path}: no control plane "${name}"`);
    return controlPlane;
  }

  private placeZTunnel(cluster: Cluster, namespaces: NamespacesChart): void {
    const { ztunnel, ossm, cni } = cluster;
    if (!ztunnel || !ossm.ztunnelApiVersion) return;
    const controlPlane = this.named(ztunnel.controlPlane);
    controlPlane.discover(namespaces.named(cni.namespace));
    new ZTunnel(this, 'ztunnel', {
      ...ztunnel,
      values: ztunnelValues(cluster),
      apiVersion: ossm.ztunnelApiVersion,
      controlPlane,
      namespace: namespaces.named(ztunnel.namespace),
    });
  }
}

function profileOf(settings: ControlPlaneSettings): 'ambient' | 'remote' | undefined {
  if (settings.multiCluster?.remote) return 'remote';
  return isAmbient(settings) ? 'ambient' : undefined;
}

/** The namespace of a control plane says in which network the cluster is, and which cluster's istiod serves it. */
function joinClusters({ namespace }: ControlPlane, { network, remote }: MultiCluster): void {
  namespace.addLabels({ [networkLabel]: network });
  if (remote) namespace.addAnnotation(controlPlaneClustersAnnotation, remote.primary);
}

/** The namespaces of a control plane's mesh, each with the tag that it follows where it chooses one. */
function enrolled({ applications, namespaces }: ControlPlaneSettings): ReadonlyMap<string, string | undefined> {
  return new Map([
    ...namespaces.map((namespace) => [namespace, undefined] as const),
    ...applications.map(({ namespace, revisionTag }) => [namespace, revisionTag] as const),
  ]);
}
