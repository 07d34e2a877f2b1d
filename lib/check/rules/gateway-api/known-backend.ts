import { isPlatformService } from '../../../platform/known-objects';
import { gatewayRoutes, type Reference } from '../../derived/gateway/gateway-routes';
import { type ServiceView, servicesIn, tryService } from '../../derived/service/services';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';
import { among, didYouMean, list } from '../../wording';

export const knownBackend: Rule = {
  code: 'GAPI009',
  severity: 'error unless open',
  title: 'A backend is a Service that exists, at one of its ports',
  why: 'The route reports BackendNotFound in its status and answers 500. The port is that of the Service, not of the pods.',
  given: `
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
    spec: { ports: [{ name: http, port: 80, targetPort: 8080 }] }`,
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: shop, namespace: shop }
    spec:
      parentRefs: [{ name: shop }]
      rules: [{ backendRefs: [{ name: shop, port: 8080 }] }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: shop, namespace: shop }
    spec:
      parentRefs: [{ name: shop }]
      rules: [{ backendRefs: [{ name: shop, port: 80 }] }]`,
  *check(mesh) {
    for (const { on, backends } of gatewayRoutes(mesh)) {
      for (const backend of backends.filter(({ kind, group }) => kind === 'Service' && group === '')) {
        const complaint = tryComplaint(mesh, backend);
        if (complaint) yield { on, ...complaint };
      }
    }
  },
};

function tryComplaint(mesh: Mesh, { at, namespace, name, port }: Reference): Omit<Complaint, 'on'> | undefined {
  const service = tryService(mesh, namespace, name);
  if (!service && isPlatformService(namespace, name)) return undefined;
  if (!service) {
    const names = servicesIn(mesh, namespace).map((known) => known.name);
    const message = `there is no Service "${namespace}/${name}"${among(names)}${didYouMean(name, names)}`;
    return { at: `${at}.name`, message };
  }
  const ports = service.ports?.map((known) => known.port);
  if (!ports || (port !== undefined && ports.includes(port))) return undefined;
  if (port === undefined)
    return { at: `${at}.port`, message: `missing; name the port of Service "${name}" (${list(ports)})` };
  return {
    at: `${at}.port`,
    message: `${port} is no port of Service "${name}" (${list(ports)})${ofPods(service, port)}`,
  };
}

/** The Service port that leads to what was taken for one. */
function ofPods({ ports }: ServiceView, port: number): string {
  const meant = ports?.find(({ targetPort }) => targetPort === port)?.port;
  return meant === undefined ? '' : `; ${port} is the port of the pods, write ${meant}`;
}
