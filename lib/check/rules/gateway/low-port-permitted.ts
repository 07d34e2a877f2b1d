import { isUnprivileged, lowPorts, mayOpen } from '../../derived/gateway/gateway-pods';
import type { Rule } from '../../rule';

export const lowPortPermitted: Rule = {
  code: 'GWY005',
  severity: 'error',
  title: 'A gateway whose pods are not injected may open the ports below 1024 that it serves',
  why: 'A process without privileges may not open such a port in OpenShift. The proxy refuses the whole listener, the pods stay ready, and connections are refused. Injected gateways get the sysctl from their template.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          labels: { istio: ingressgateway }
        spec:
          serviceAccountName: istio-ingressgateway
          containers:
            - name: istio-proxy
              image: registry.acme.org/istio/proxyv2:1.30.3
              args: [proxy, router]
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]
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
      ports: [{ name: http, port: 9080 }]`,
  bad: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports: [{ name: http2, port: 80, targetPort: 80 }]`,
  good: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports: [{ name: http2, port: 80, targetPort: 8080 }]`,
  *check(mesh) {
    for (const { workload, service, index, podPort } of lowPorts(mesh)) {
      if (!service.on || isUnprivileged(workload) || mayOpen(workload, podPort)) continue;
      const message =
        `pods of ${workload.kind} "${workload.name}" may not open port ${podPort}: ` +
        `write ${podPort + 8000}, or set their sysctl net.ipv4.ip_unprivileged_port_start to "0"`;
      yield { on: service.on, at: `spec.ports[${index}].targetPort`, message };
    }
  },
};
