import { isExternal } from '../../derived/externals';
import { type GeneratedGateway, generatedGateways } from '../../derived/gateway/gateway-api';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const ownName: Rule = {
  code: 'GAPI017',
  severity: 'error',
  title: 'What istiod makes for a Gateway has a name that is short enough and that nothing else has',
  why: 'What istiod makes is called like the Gateway and its class. A name of more than 63 characters is refused, and an object that has the name already is left as it is: the Gateway never gets its own.',
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: web
      namespace: shop
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: web-istio, namespace: shop }
    spec:
      ports: [{ name: http, port: 8080 }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata:
      name: web
      namespace: shop
      annotations: { networking.istio.io/service-type: ClusterIP }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: web, namespace: shop }
    spec:
      ports: [{ name: http, port: 8080 }]`,
  *check(mesh) {
    for (const generated of generatedGateways(mesh)) {
      const message = tryFault(mesh, generated);
      if (message) yield { on: generated.gateway, at: 'metadata.name', message };
    }
  },
};

function tryFault(mesh: Mesh, { namespace, name }: GeneratedGateway): string | undefined {
  if (name.length > 63) {
    return `its Service would be "${name}", ${name.length} characters, and 63 are allowed; shorten the name`;
  }
  const clash = mesh.tryFind('core/Service', namespace, name) ?? mesh.tryFind('apps/Deployment', namespace, name);
  // What istiod has made may be declared, or read from a cluster with its label.
  if (!clash || isExternal(mesh, clash) || 'gateway.istio.io/managed' in (clash.metadata.labels ?? {}))
    return undefined;
  return `its ${clash.kind} would be "${name}", and there is one already; rename either, or set annotation gateway.istio.io/name-override`;
}
