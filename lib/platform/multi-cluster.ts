/**
 * How the clusters of one mesh know each other's networks.
 *
 * Sources: istio `samples/multicluster` and `pilot/pkg/serviceregistry/kube/controller/network.go`.
 */

/** Port by which clusters of one mesh reach each other's gateways. */
export const eastWestPort = 15443;

/** Label that says in which network something is. */
export const networkLabel = 'topology.istio.io/network';
