import { gatewayClasses } from '../../../platform/gateway-api';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const knownClass: Rule = {
  code: 'GAPI001',
  severity: 'error unless open',
  title: 'The class of a Gateway exists',
  why: 'A Gateway of a class that no controller answers for stays "Unknown" for ever, without an event.',
  given: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { version: v1.30.3, namespace: istio-system }`,
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: shop
      namespace: istio-ingress
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: isto
      listeners: [{ name: http, port: 80, protocol: HTTP }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: shop
      namespace: istio-ingress
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]`,
  *check(mesh) {
    // Without a control plane in the input nobody knows whose classes the cluster has.
    if (mesh.ofKind('sailoperator.io/Istio').length === 0) return;
    const emitted = mesh.ofKind('gateway.networking.k8s.io/GatewayClass').map(({ metadata }) => metadata.name);
    const known = [...gatewayClasses, ...emitted];
    for (const on of mesh.ofKind('gateway.networking.k8s.io/Gateway')) {
      const name = on.spec?.gatewayClassName;
      if (name === undefined || known.includes(name)) continue;
      const message = `"${name}" is no GatewayClass${among(known)}${didYouMean(name, known)}`;
      yield { on, at: 'spec.gatewayClassName', message };
    }
  },
};
