import { gatewayWorkloads } from '../../derived/gateway/gateway-pods';
import { type ServiceView, servicesIn, servicesOf, workloadsOf } from '../../derived/service/services';
import type { Workload } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const gatewayServiceSelector: Rule = {
  code: 'GWY022',
  severity: 'error',
  title: 'The selector of the Service before a gateway finds its pods',
  why: 'A Service whose selector finds no pods has no endpoints, and the gateway behind it no other entrance. Routes and load balancers answer 503, while Gateway, pods and Service look healthy.',
  supersedes: ['SVC004'],
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
      selector: { istio: gateway }
      ports: [{ name: http2, port: 80, targetPort: 8080 }]`,
  good: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports: [{ name: http2, port: 80, targetPort: 8080 }]`,
  *check(mesh) {
    for (const workload of gatewayWorkloads(mesh)) {
      if (servicesOf(mesh, workload).length > 0) continue;
      const labels = Object.entries(workload.labels).filter(([label]) => !label.includes('istio.io/'));
      for (const service of servicesIn(mesh, workload.namespace)) {
        if (!service.on || !isMeantFor(service, workload) || workloadsOf(mesh, service).length > 0) continue;
        const carried = list(labels.map(([label, value]) => `${label}: ${value}`));
        const message = `finds no pods; write what those of ${workload.kind} "${workload.name}" carry: ${carried}`;
        yield { on: service.on, at: 'spec.selector', message };
      }
    }
  },
};

/** Whether a Service is likely before a gateway: it is called alike, or asks for a label that its pods have with another value. */
function isMeantFor({ name, selector = {} }: ServiceView, workload: Workload): boolean {
  const labels = Object.keys(selector);
  return labels.length > 0 && (name === workload.name || labels.some((label) => label in workload.labels));
}
