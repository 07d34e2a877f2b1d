import { title } from '../../../manifest/manifest';
import { generatedGateways, tryGeneratedGateway } from '../../derived/gateway/gateway-api';
import { type Backend, backendsOf, podPortsOfRoute, type Route } from '../../derived/route/routes';
import type { ServiceView } from '../../derived/service/services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const generatedService: Rule = {
  code: 'RTE040',
  severity: 'error',
  title: 'A Route to a Gateway of the Gateway API names the Service that istiod makes for it, and a listener of it',
  why: 'The Service is called like the Gateway and its class, its ports like the listeners. A Route that names anything else is admitted all the same, and every request gets a 503.',
  given: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: bookinfo
      namespace: istio-ingress
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners:
        - name: https
          port: 443
          protocol: HTTPS
          hostname: bookinfo.apps.ocp.acme.org
          tls: { mode: Terminate, certificateRefs: [{ name: bookinfo-tls }] }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: bookinfo }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: bookinfo-istio }`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      for (const backend of backendsOf(mesh, route)) {
        const fault = backend.service ? faultOfPort(mesh, route, backend.service) : faultOfName(mesh, route, backend);
        if (fault) yield { on: route, ...fault };
      }
    }
  },
};

interface Fault {
  readonly at: string;
  readonly message: string;
}

function faultOfName(mesh: Mesh, { metadata }: Route, { at, name }: Backend): Fault | undefined {
  const gateway = mesh.tryFind('gateway.networking.k8s.io/Gateway', metadata.namespace, name);
  const generated = gateway && generatedGateways(mesh).find((other) => other.gateway === gateway);
  return generated && { at: `${at}.name`, message: `"${name}" is the Gateway; write its Service "${generated.name}"` };
}

function faultOfPort(mesh: Mesh, route: Route, service: ServiceView): Fault | undefined {
  const generated = service.on ? undefined : tryGeneratedGateway(mesh, service.namespace, service.name);
  const port = route.spec?.port?.targetPort;
  if (!generated || port === undefined || podPortsOfRoute(mesh, route, service).length > 0) return undefined;
  const names = generated.ports.map(({ name }) => name);
  const message = `"${port}" is no listener of ${title(generated.gateway)}${among(names)}${didYouMean(String(port), names)}`;
  return { at: 'spec.port.targetPort', message };
}
