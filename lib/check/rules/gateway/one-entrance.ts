import { title } from '../../../manifest/manifest';
import { hasGatewayTemplate } from '../../derived/gateway/gateway-pods';
import { backendsOf } from '../../derived/route/routes';
import { workloadsOf } from '../../derived/service/services';
import type { Rule } from '../../rule';
import { servingPods } from '../given';

export const oneEntrance: Rule = {
  code: 'GWY023',
  severity: 'warning',
  title: 'A gateway behind a Route has no load balancer of its own',
  why: 'A load balancer beside the Route is a second entrance, past whatever the router does, and costs an address. Where nothing hands out addresses, the Service stays pending.',
  given: `${servingPods}
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }`,
  bad: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      type: LoadBalancer
      selector: { istio: ingressgateway }
      ports: [{ name: https, port: 443, targetPort: 8443 }]`,
  good: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      type: ClusterIP
      selector: { istio: ingressgateway }
      ports: [{ name: https, port: 443, targetPort: 8443 }]`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      for (const { service } of backendsOf(mesh, route)) {
        if (!service?.on || service.type !== 'LoadBalancer') continue;
        if (!workloadsOf(mesh, service).some(hasGatewayTemplate)) continue;
        const message = `got "LoadBalancer" behind ${title(route)}; write "ClusterIP", or remove the Route`;
        yield { on: service.on, at: 'spec.type', message };
      }
    }
  },
};
