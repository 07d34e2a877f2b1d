import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ControlPlane } from '../constructs/control-plane/control-plane';
import { IstioCni } from '../constructs/control-plane/istio-cni';
import { ZTunnel } from '../constructs/control-plane/ztunnel';
import { isAmbient } from '../settings/ambient/resolve-ambient';
import { cniValues, ztunnelValues } from '../settings/istio-values/component-values';
import { istioValues } from '../settings/istio-values/istio-values';
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
      cluster.controlPlanes.map((plane) => {
        const controlPlane = new ControlPlane(this, `istio-${plane.name}`, {
          name: plane.name,
          namespace: namespaces.named(plane.namespace),
          apiVersion,
          version: plane.version,
          updateStrategy: plane.updateStrategy,
          revisionTags: plane.revisionTags,
          isAmbient: isAmbient(plane),
          multiCluster: plane.multiCluster,
          values: istioValues(plane, cluster),
          discoveryLabels: plane.discoveryLabels,
        });
        for (const [name, { dataplaneMode, revisionTag }] of plane.enrolled) {
          if (dataplaneMode === 'ambient') controlPlane.enrollInAmbient(namespaces.named(name));
          else controlPlane.enroll(namespaces.named(name), revisionTag);
        }
        return [plane.name, controlPlane];
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
