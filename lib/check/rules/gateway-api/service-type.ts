import { serviceTypeAnnotation } from '../../../platform/gateway-api';
import { generatedGateways } from '../../derived/gateway/gateway-api';
import { isOpenShiftLocal } from '../../derived/workload/one-node';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const serviceType: Rule = {
  code: 'GAPI020',
  severity: 'warning',
  title: 'A Gateway asks for a load balancer only where the cluster has some',
  why: 'Unless it is told otherwise, istiod makes a Service of type LoadBalancer. OpenShift Local gives it no address, so the Gateway is never programmed, and Argo CD waits for it for ever.',
  target: { appsDomain: 'apps-crc.testing' },
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: shop, namespace: shop }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: shop
      namespace: shop
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]`,
  supersedes: ['RTE041'],
  *check(mesh) {
    if (!isOpenShiftLocal(mesh)) return;
    for (const { gateway: on, className } of generatedGateways(mesh)) {
      const { annotations, parametersRef } = on.spec?.infrastructure ?? {};
      // Waypoints have no entrance, and the ingress operator's own Gateways are made for one; a ConfigMap may say more.
      if (className !== 'istio' || parametersRef) continue;
      const type = annotations?.[serviceTypeAnnotation] ?? on.metadata.annotations?.[serviceTypeAnnotation];
      if (type !== undefined && type !== 'LoadBalancer') continue;
      const message = `${type ? `"${type}"` : 'missing'}, and OpenShift Local has no load balancers; write "ClusterIP"`;
      yield { on, at: at('metadata', 'annotations', serviceTypeAnnotation), message };
    }
  },
};
