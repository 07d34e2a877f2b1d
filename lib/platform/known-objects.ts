/**
 * What exists in every OpenShift cluster without being in anyone's manifests.
 *
 * Sources: namespaces from the OpenShift documentation, "Default projects"; the router's ServiceAccount from
 * openshift/cluster-ingress-operator `pkg/manifests/assets/router`.
 */

import { type OperatorFacts, operators } from './operators';

/** Whether a namespace comes with OpenShift or Kubernetes, or an operator makes it for what it runs. */
export function isPlatformNamespace(name: string): boolean {
  const operands = Object.values<OperatorFacts>(operators).map(({ operand }) => operand?.namespace);
  return comesWithOpenShift(name) || operands.includes(name);
}

/** Whether a namespace is there before anything is installed, or has a name that says so. */
export function comesWithOpenShift(name: string): boolean {
  return name === 'default' || /^(?:openshift|kube)(?:-|$)/.test(name);
}

/** Whether a Service comes with OpenShift or Kubernetes, or stands in a namespace where only they make Services. */
export function isPlatformService(namespace: string | undefined, name: string | undefined): boolean {
  if (namespace === 'default') return name === 'kubernetes' || name === 'openshift';
  return namespace !== undefined && isPlatformNamespace(namespace);
}

/** Where the router runs, and as whom. */
export const router = { namespace: 'openshift-ingress', serviceAccount: 'router' } as const;

/** Where a workload finds the mesh's root certificate; istiod writes it into every namespace that it discovers. */
const rootCertificateConfigMap = 'istio-ca-root-cert';

/** Revision of the control plane that the ingress operator keeps for Gateways of its own class (cluster-ingress-operator `gatewayclass`). */
export const ingressRevision = 'openshift-gateway';

/** ConfigMaps that OpenShift, Kubernetes and istiod write into namespaces (openshift/service-ca-operator, kubernetes `rootcacertpublisher`). */
const platformConfigMaps: ReadonlySet<string> = new Set([
  rootCertificateConfigMap,
  'kube-root-ca.crt',
  'openshift-service-ca.crt',
]);

/** Whether a ConfigMap stands in every namespace without being in anyone's manifests. */
export function isPlatformConfigMap(name: string): boolean {
  return platformConfigMaps.has(name);
}
