import { title } from '../../../manifest/manifest';
import { hasGatewayTemplate } from '../../derived/gateway/gateway-pods';
import { backendsOf } from '../../derived/route/routes';
import { workloadsOf } from '../../derived/service/services';
import type { Rule } from '../../rule';

export const oneEntrance: Rule = {
  code: 'GWY023',
  severity: 'warning',
  title: 'A gateway behind a Route has no load balancer of its own',
  why: 'A load balancer beside the Route is a second entrance, past whatever the router does, and costs an address. Where nothing hands out addresses, the Service stays pending.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
        spec:
          serviceAccountName: istio-ingressgateway
          containers: [{ name: istio-proxy, image: auto }]
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: istio-ingressgateway-sds, namespace: istio-ingress }
    rules: [{ apiGroups: [""], resources: [secrets], verbs: [get, list, watch] }]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: istio-ingressgateway-sds, namespace: istio-ingress }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: istio-ingressgateway-sds }
    subjects: [{ kind: ServiceAccount, name: istio-ingressgateway, namespace: istio-ingress }]
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http: [{ route: [{ destination: { host: productpage.bookinfo.svc.cluster.local } }] }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      ports: [{ name: http, port: 9080 }]
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
