import { isExternal } from '../../derived/externals';
import { gatewayRoutes, listenersAsked, type Parent } from '../../derived/gateway/gateway-routes';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';
import { among, didYouMean, list } from '../../wording';

const given = `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: shop, namespace: shop }
    spec:
      gatewayClassName: istio
      listeners: [{ name: http, port: 80, protocol: HTTP }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: shop, namespace: shop }
    spec: { ports: [{ name: http, port: 8080 }] }`;

export const knownParent: Rule = {
  code: 'GAPI006',
  severity: 'error unless open',
  title: 'A route names a Gateway, and a listener of it, that exist',
  why: 'The route is attached to nothing and reports NoMatchingParent in its status; requests get a 404.',
  given,
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: shop, namespace: shop }
    spec:
      parentRefs: [{ name: shop, sectionName: https }]
      rules: [{ backendRefs: [{ name: shop, port: 8080 }] }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: shop, namespace: shop }
    spec:
      parentRefs: [{ name: shop, sectionName: http }]
      rules: [{ backendRefs: [{ name: shop, port: 8080 }] }]`,
  *check(mesh) {
    for (const { on, parents } of gatewayRoutes(mesh)) {
      for (const parent of parents.filter(({ kind }) => kind === 'Gateway')) {
        const complaint = tryComplaint(mesh, parent);
        if (complaint) yield { on, ...complaint };
      }
    }
  },
};

function tryComplaint(mesh: Mesh, parent: Parent): Omit<Complaint, 'on'> | undefined {
  const { gateway, name, namespace, sectionName, port } = parent;
  if (!gateway) {
    const names = mesh
      .ofKind('gateway.networking.k8s.io/Gateway')
      .map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    const message = `there is no Gateway "${namespace}/${name}"${among(names)}${didYouMean(`${namespace}/${name}`, names)}`;
    return { at: `${parent.at}.name`, message };
  }
  if (isExternal(mesh, gateway) && !gateway.spec?.listeners) return undefined;
  if (listenersAsked(parent).length > 0) return undefined;
  const listeners = gateway.spec?.listeners ?? [];
  const names = listeners.flatMap((listener) => listener.name ?? []);
  if (sectionName !== undefined && !names.includes(sectionName)) {
    const message = `"${sectionName}" is no listener of Gateway "${name}"${among(names)}${didYouMean(sectionName, names)}`;
    return { at: `${parent.at}.sectionName`, message };
  }
  const ports = list(listeners.map((listener) => listener.port));
  return {
    at: `${parent.at}.port`,
    message: `no such listener of Gateway "${name}" has port ${port} (${ports}); drop the port or correct it`,
  };
}
