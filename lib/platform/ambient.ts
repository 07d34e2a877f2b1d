/**
 * Words of ambient mode.
 *
 * Sources: "Label reference" of istio.io; `pkg/config/constants/constants.go` of istio/istio.
 */

/** Values of the label `istio.io/dataplane-mode`; any other is as good as none. */
export const dataplaneModes = ['ambient', 'none'] as const;

/** Values of the label `istio.io/waypoint-for` of a waypoint. */
export const waypointTraffic = ['service', 'workload', 'all', 'none'] as const;

/** Who answers for classes of waypoints; that of gateways is another. */
export const waypointController = 'istio.io/mesh-controller';
