/**
 * The Kubernetes Gateway API as Istio and OpenShift serve it.
 *
 * Sources: istio/istio 1.30 `pilot/pkg/config/kube/gatewaycommon/gatewayclass.go` and `deploymentcontroller.go`; limits from
 * the CRDs of `crds/gateway-api`;
 * openshift/cluster-ingress-operator release-4.20 `pkg/operator/controller/gatewayclass` and
 * `pkg/manifests/assets/gateway-api/*admission*`; vendor defaults in openshift-service-mesh/sail-operator
 * `pkg/istiovalues/vendor_defaults.yaml` of release-3.1 to release-3.4.
 */
import { isIstioSince } from './istio-versions';

/** Classes that istiod makes, and the one of OpenShift's ingress operator. */
export const gatewayClasses = [
  'istio',
  'istio-waypoint',
  'istio-east-west',
  'istio-remote',
  'openshift-default',
] as const;

/** Who answers for classes: istiod for gateways, waypoints, east-west and remote ones, and the ingress operator. */
export const gatewayControllers = [
  'istio.io/gateway-controller',
  'istio.io/mesh-controller',
  'istio.io/eastwest-controller',
  'istio.io/unmanaged-gateway',
  'istio.io/agentgateway-controller',
  'openshift.io/gateway-controller/v1',
] as const;

/** Where the ingress operator manages DNS for Gateways of its class (openshift-docs, "Gateway API with OpenShift"). */
export const managedGateways = { className: 'openshift-default', namespace: 'openshift-ingress' } as const;

/** Annotation of a Gateway with the type of the Service that istiod makes for it; `LoadBalancer` where there is none. */
export const serviceTypeAnnotation = 'networking.istio.io/service-type';

/** Classes for which istiod makes gateways without a suffix to their name. */
export const plainlyNamedClasses: ReadonlySet<string> = new Set(['istio-waypoint', 'istio-east-west']);

/** Name of the Service, the Deployment and the ServiceAccount that istiod makes for a Gateway of a class (`GetDefaultName`). */
export function generatedName(gateway: string, className: string): string {
  return plainlyNamedClasses.has(className) ? gateway : `${gateway}-${className}`;
}

/** Label of the pods that istiod makes for a Gateway. */
export const generatedGatewayLabel = 'gateway.networking.k8s.io/gateway-name';

/** Ports that the pods of gateways listen on for HTTP and HTTPS: those of a Gateway are the ports of its listeners. */
export const gatewayPodPorts = { injected: { http: 8080, https: 8443 }, generated: { http: 80, https: 443 } } as const;

/** Istio minor from which on `parametersRef` tells istiod how to make a gateway's pods and what scales them. */
export const firstWithParameters = 26;

/** Whether istiod of a version reads `parametersRef`. */
export function readsParameters(istioVersion: string): boolean {
  return isIstioSince(istioVersion, firstWithParameters);
}

/** What the Gateway API admits at most: listeners of a Gateway, annotations that it hands on, paths of an HTTPRoute. */
export const gatewayApiLimits = { listeners: 64, infrastructureAnnotations: 8, matches: 64 } as const;

/** Whether an HTTPRoute can match a path: it has only what a URL has, and no part that clients resolve. */
export function isMatchablePath(path: string): boolean {
  const isOfUrl = /^(?:[-A-Za-z0-9/._~!$&'()*+,;=:@]|%[0-9a-fA-F]{2})+$/.test(path);
  return isOfUrl && path.length <= 1024 && !/\/\/|\/\.\.?(?:\/|$)|%2f/i.test(path);
}

/** Protocols of the listeners that a route of a kind can be attached to (Gateway API, `Listener`). */
export const protocolsOfRoutes: Readonly<Record<string, readonly string[]>> = {
  HTTPRoute: ['HTTP', 'HTTPS'],
  GRPCRoute: ['HTTP', 'HTTPS'],
  TLSRoute: ['TLS'],
};

/** API groups whose CRDs nobody but the ingress operator may write, from OpenShift 4.19 on. */
export const ownedCrdGroups = ['gateway.networking.k8s.io', 'gateway.networking.x-k8s.io'] as const;

/**
 * Istio versions in which a Service of one's own cannot carry a Gateway, by OSSM release: the operator sets
 * `ENABLE_GATEWAY_API_MANUAL_DEPLOYMENT` to false there.
 */
export const withoutManualDeployment: Readonly<Record<string, readonly string[]>> = {
  '3.1': ['v1.24.3', 'v1.24.4', 'v1.24.5', 'v1.24.6', 'v1.26.2'],
  '3.2': ['v1.24.3', 'v1.24.4', 'v1.24.5', 'v1.24.6', 'v1.26.2', 'v1.26.3'],
  '3.3': ['v1.26.2', 'v1.26.3', 'v1.26.4', 'v1.26.6', 'v1.26.8', 'v1.27.3', 'v1.27.5'],
  '3.4': ['v1.27.3', 'v1.27.5'],
};
