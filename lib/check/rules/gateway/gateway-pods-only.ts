import { title } from '../../../manifest/manifest';
import { hasGatewayTemplate } from '../../derived/gateway/gateway-pods';
import { workloadsOfGateway } from '../../derived/gateway/gateway-servers';
import { isInjected } from '../../derived/workload/injection';
import { containersOf, type Workload } from '../../derived/workload/workloads';
import type { Rule } from '../../rule';

export const gatewayPodsOnly: Rule = {
  code: 'GWY002',
  severity: 'warning',
  title: 'The selector of a Gateway finds the pods of gateways only',
  why: 'A Gateway configures every proxy that carries its labels, in any namespace. Beside an application the proxy opens the same listeners, so that the application answers for hosts of the gateway, or its own port is taken.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio-injection: enabled } }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { app: istio-ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { app: istio-ingressgateway, zone: edge, sidecar.istio.io/inject: "true" }
        spec:
          containers: [{ name: istio-proxy, image: auto }]
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: productpage } }
      template:
        metadata:
          annotations: {}
          labels: { app: productpage, zone: edge, sidecar.istio.io/inject: "true" }
        spec:
          containers: [{ name: productpage, image: "registry.istio.io/release/examples-bookinfo-productpage-v1:1.20.3" }]
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
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { zone: edge }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { app: istio-ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/Gateway')) {
      const others = workloadsOfGateway(mesh, on).filter(
        (workload) => !isProxy(workload) && isInjected(mesh, workload),
      );
      if (others.length === 0) continue;
      const names = others.map((workload) => title(workload.on)).join(', ');
      const message = `finds ${names} too, which is no gateway; write a label that gateways alone carry`;
      yield { on, at: 'spec.selector', message };
    }
  },
};

/** Whether pods are a proxy and nothing else. */
function isProxy(workload: Workload): boolean {
  return hasGatewayTemplate(workload) || containersOf(workload).every(({ name }) => name === 'istio-proxy');
}
