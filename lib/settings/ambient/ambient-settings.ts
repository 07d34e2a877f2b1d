import type { ZTunnelSpecValues } from '../../../imports/sailoperator.io';
import type { Upstream } from '../../upstream';

/** The ZTunnel resource, the proxy of ambient mode that runs once on each node. */
export interface ZTunnelSettings {
  /** @default 'ztunnel' */
  readonly namespace?: string;
  /** @default - that of the control plane in ambient mode */
  readonly version?: string;
  /** Helm values, typed from the CRD. @default - none */
  readonly values?: Upstream<ZTunnelSpecValues>;
}

/** A waypoint (`gatewayClassName: istio-waypoint`). */
export interface WaypointSettings {
  /** @default 'waypoint' */
  readonly name?: string;
  /** Traffic to what it takes (label `istio.io/waypoint-for`). @default 'service' */
  readonly for?: 'service' | 'workload' | 'all';
}
