/**
 * Ambient mode: its words, and since when it is there.
 *
 * Sources: "Label reference" of istio.io; `pkg/config/constants/constants.go` of istio/istio; the release notes of
 * OpenShift Service Mesh 3.0 to 3.4 in openshift/openshift-docs (feature support tables of ambient mode); ZTunnel from the
 * CRDs of openshift-service-mesh/sail-operator v3.3.6 and v3.4.1.
 */
import type { OssmReleaseName } from './ossm';

/**
 * Releases of Service Mesh that first had it: as a technology preview, supported, and supported beside sidecars. In 3.0 it was
 * a preview for developers.
 */
export const ambientMode = { preview: '3.1', since: '3.2', besideSidecars: '3.4' } as const satisfies Record<
  string,
  OssmReleaseName
>;

/** Istio's first minor that a release offers it with. */
export const firstAmbientMinor = 26;

/** Release whose ZTunnel first named its control plane, `spec.targetRef`. */
export const ztunnelTargetRefSince = '3.4' satisfies OssmReleaseName;

/** Values of the label `istio.io/dataplane-mode`; any other is as good as none. */
export const dataplaneModes = ['ambient', 'none'] as const;

/** Values of the label `istio.io/waypoint-for` of a waypoint. */
export const waypointTraffic = ['service', 'workload', 'all', 'none'] as const;

/** Who answers for classes of waypoints; that of gateways is another. */
export const waypointController = 'istio.io/mesh-controller';
