import { isUnprivileged, lowPorts } from '../../derived/gateway/gateway-pods';
import type { Rule } from '../../rule';

export const unprivilegedPodPort: Rule = {
  code: 'GWY004',
  severity: 'error',
  title: 'A Service leads to ports from 1024 up of a gateway that is declared unprivileged',
  why: 'For pods that say ISTIO_META_UNPRIVILEGED_POD, istiod leaves out every listener below 1024. The Gateway is accepted, the pods are ready, and connections are refused.',
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
          containers:
            - name: istio-proxy
              image: auto
              env: [{ name: ISTIO_META_UNPRIVILEGED_POD, value: "true" }]
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
      if (!service.on || !isUnprivileged(workload)) continue;
      const message =
        `istiod opens no port below 1024 in ${workload.kind} "${workload.name}", which sets ISTIO_META_UNPRIVILEGED_POD: ` +
        `got ${podPort}, write ${podPort + 8000}`;
      yield { on: service.on, at: `spec.ports[${index}].targetPort`, message };
    }
  },
};
