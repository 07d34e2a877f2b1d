import { type Labels, selects } from '../../../manifest/view';
import { isExternal } from '../../derived/externals';
import { gatewayWorkloads } from '../../derived/gateway/gateway-pods';
import { workloadsOfGateway } from '../../derived/gateway/gateway-servers';
import { hasOpaquePods } from '../../derived/workload/unseen-pods';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const gatewayWorkload: Rule = {
  code: 'GWY001',
  severity: 'error unless open',
  title: 'The selector of a Gateway finds the pods of a gateway',
  why: 'A Gateway configures the pods that carry the labels of its selector. Where no pods do, it is accepted, configures nothing, and its hosts answer nowhere.',
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
      selector: { istio: gateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  *check(mesh) {
    for (const gateway of mesh.ofKind('networking.istio.io/Gateway')) {
      const selector = Object.entries(gateway.spec?.selector ?? {});
      // Without a selector a Gateway is for every proxy. Pods of generated gateways are called by a label of their own.
      if (selector.length === 0 || selector.some(([label]) => label.endsWith('/gateway-name'))) continue;
      if (workloadsOfGateway(mesh, gateway).length > 0 || isDeclared(mesh, gateway.spec?.selector)) continue;
      const labels = gatewayWorkloads(mesh).flatMap((workload) =>
        selector.flatMap(([label]) => (workload.labels[label] ? `${label}: ${workload.labels[label]}` : [])),
      );
      const wanted = selector.map(([label, value]) => `${label}: ${value}`);
      const others = labels.length > 0 ? `; gateways carry ${list(labels)}` : '';
      const message = `no pods carry ${list(wanted)}${others}`;
      yield { on: gateway, at: 'spec.selector', message };
    }
  },
};

/** Whether pods of which too little is declared may carry the labels. */
function isDeclared(mesh: Mesh, selector: Labels | undefined): boolean {
  return (
    hasOpaquePods(mesh) ||
    mesh
      .ofKind('core/Service')
      .some((service) => isExternal(mesh, service) && selects(selector, service.spec?.selector))
  );
}
