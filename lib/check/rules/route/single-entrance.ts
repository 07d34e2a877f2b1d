import { generatedGateways } from '../../derived/gateway/gateway-api';
import { backendsOf } from '../../derived/route/routes';
import { tryService } from '../../derived/service/services';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const singleEntrance: Rule = {
  code: 'RTE041',
  severity: 'warning',
  title: 'A Gateway of the Gateway API behind a Route has no load balancer of its own',
  why: 'Without a word about it, istiod asks for a load balancer. Where the cluster has none the Gateway never becomes Programmed; where it has one, there is a second way in beside the router.',
  given: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http }
      tls: { termination: edge, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: bookinfo-istio }`,
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: bookinfo
      namespace: istio-ingress
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]`,
  *check(mesh) {
    const routes = mesh.ofKind('route.openshift.io/Route');
    const exposed = new Set(routes.flatMap((route) => backendsOf(mesh, route).map(({ service }) => service)));
    for (const generated of generatedGateways(mesh)) {
      const { gateway, namespace, name } = generated;
      const service = tryService(mesh, namespace, name);
      // A ConfigMap may say more about the Service.
      if (!service || !exposed.has(service) || gateway.spec?.infrastructure?.parametersRef) continue;
      const stated =
        gateway.spec?.infrastructure?.annotations?.[serviceType] ?? gateway.metadata.annotations?.[serviceType];
      if (stated && stated !== 'LoadBalancer') continue;
      const message = `${stated ? `"${stated}"` : 'missing'}, and a Route leads to this Gateway; write "ClusterIP"`;
      yield { on: gateway, at: at('metadata', 'annotations', serviceType), message };
    }
  },
};

const serviceType = 'networking.istio.io/service-type';
