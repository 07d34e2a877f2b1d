/**
 * Names that Istio and its operator derive from others.
 *
 * Sources: `controllers/istio/istio_controller.go` of openshift-service-mesh/sail-operator v3.0.14 to v3.4.1 and
 * `resources/v1.30.3/charts/gateway` there.
 */

/** Name of the IstioRevision that an Istio resource yields (sail-operator `getActiveRevisionName`). */
export function revisionName(istio: string, strategy: string | undefined, version: string): string {
  return strategy === 'RevisionBased' ? `${istio}-${version.replaceAll('.', '-')}` : istio;
}

/** Value of the label `istio` on a gateway's pods (Istio's Helm chart `gateway`). */
export function gatewayLabel(gateway: string): string {
  return gateway.replace(/^istio-/, '');
}

/** Labels by which a control plane finds its namespaces beside another one: Rigging's own, where settings give none. */
export function defaultDiscoveryLabels(istio: string): Readonly<Record<string, string>> {
  return { 'istio-discovery': istio };
}
