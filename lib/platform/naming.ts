/**
 * Names that Istio and its operator derive from others.
 *
 * Sources: `controllers/istio/istio_controller.go` of openshift-service-mesh/sail-operator v3.0.14 to v3.4.1 and
 * `resources/v1.30.3/charts/gateway` there. What names may be: Kubernetes, "Object Names and IDs" and "CronJob";
 * istio `pkg/config/validation` for Gateway.
 */

/** Name of the IstioRevision that an Istio resource yields (sail-operator `getActiveRevisionName`). */
export function revisionName(istio: string, strategy: string | undefined, version: string): string {
  return strategy === 'RevisionBased' ? `${istio}-${version.replaceAll('.', '-')}` : istio;
}

/** Whether a revision is one that a RevisionBased Istio has, or had, in whatever version. */
export function isRevisionOf(istio: string, revision: string): boolean {
  return revision.startsWith(`${istio}-v`) && /^\d+-\d+-(?:\d+|latest)$/.test(revision.slice(istio.length + 2));
}

/**
 * Name of one of istiod's parts, e.g. `istiod` or the ConfigMap `istio`, for a revision; `default` has the plain one
 * (`manifests/charts/istio-control/istio-discovery` of istio/istio).
 */
export function nameOfPart(part: string, revision: string): string {
  return revision === 'default' ? part : `${part}-${revision}`;
}

/** Value of the label `istio` on a gateway's pods (Istio's Helm chart `gateway`). */
export function gatewayLabel(gateway: string): string {
  return gateway.replace(/^istio-/, '');
}

/** What selects the pods of a gateway, by whichever API it is made: in its Service, in policies and in Istio's own Gateway. */
export function gatewayPodLabels(gateway: string): { readonly istio: string } {
  return { istio: gatewayLabel(gateway) };
}

/** Name of the Gateway by which a gateway by injection serves the host of an application: Rigging's own. */
export function hostGatewayName(application: string): string {
  return `${application}-gateway`;
}

/** Name of the Gateway by which a gateway by injection serves all hosts that the router encrypts again: Rigging's own. */
export function reencryptGatewayName(gateway: string): string {
  return `${gateway}-reencrypt`;
}

/** Labels by which a control plane finds its namespaces beside another one: Rigging's own, where settings give none. */
export function defaultDiscoveryLabels(istio: string): Readonly<Record<string, string>> {
  return { 'istio-discovery': istio };
}

/** API groups whose objects may be called nearly anything, such as `system:nodes`. */
export const freelyNamedGroups: ReadonlySet<string> = new Set(['rbac.authorization.k8s.io', 'certificates.k8s.io']);

/** Kinds whose names are DNS labels, without dots. */
export const labelNamedKinds: ReadonlySet<string> = new Set([
  'core/Namespace',
  'core/Service',
  'networking.istio.io/Gateway',
]);

/** Kinds whose names stand in labels of pods, or get something appended. */
export const maximumNameLength: Readonly<Record<string, number>> = { 'batch/CronJob': 52, 'batch/Job': 63 };

/** How long a DNS subdomain, and so any other name, may be. */
export const subdomainLength = 253;

/** How much text all annotations of an object may hold together, in bytes. */
export const annotationsSize = 262_144;
