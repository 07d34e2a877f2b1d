import { isPlatformService } from '../../../platform/known-objects';
import { gatewayRoutes, type Parent } from '../../derived/gateway/gateway-routes';
import { servicesIn, tryService } from '../../derived/service/services';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const meshParent: Rule = {
  code: 'GAPI025',
  severity: 'error unless open',
  title: 'A route for calls inside the mesh names a Service that exists, and a port of it',
  why: 'The route is attached to nothing, and calls go to the Service as if there were no route.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec: { ports: [{ name: http, port: 9080 }] }`,
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      parentRefs: [{ group: "", kind: Service, name: review, port: 9080 }]
      rules: [{ backendRefs: [{ name: reviews, port: 9080 }] }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      parentRefs: [{ group: "", kind: Service, name: reviews, port: 9080 }]
      rules: [{ backendRefs: [{ name: reviews, port: 9080 }] }]`,
  *check(mesh) {
    for (const { on, parents } of gatewayRoutes(mesh)) {
      for (const parent of parents.filter(({ kind, group }) => kind === 'Service' && group === '')) {
        const complaint = tryComplaint(mesh, parent);
        if (complaint) yield { on, ...complaint };
      }
    }
  },
};

function tryComplaint(mesh: Mesh, { at, namespace, name, port }: Parent): Omit<Complaint, 'on'> | undefined {
  const service = tryService(mesh, namespace, name);
  if (!service) {
    if (isPlatformService(namespace, name)) return undefined;
    const names = servicesIn(mesh, namespace).map((known) => known.name);
    const message = `there is no Service "${namespace}/${name}"${among(names)}${didYouMean(name, names)}`;
    return { at: `${at}.name`, message };
  }
  const ports = service.ports?.map((known) => known.port);
  if (port === undefined || !ports || ports.includes(port)) return undefined;
  return { at: `${at}.port`, message: `${port} is no port of Service "${name}"${among(ports)}; write one of them` };
}
