import type { Metadata } from '../../../manifest/manifest';
import { title } from '../../../manifest/manifest';
import { derived } from '../../derived/derived';
import { fqdnOf } from '../../derived/service/hosts';
import { isMeshBound } from '../../derived/virtual-service/virtual-services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const oneApi: Rule = {
  code: 'VS033',
  severity: 'error',
  title: 'A Service has either a VirtualService or routes of the Gateway API',
  why: 'Where both are about one Service, proxies use one and leave out the other, and nothing says so.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: HTTPRoute
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      parentRefs:
        - { group: "", kind: Service, name: reviews, port: 9080 }
      rules:
        - backendRefs:
            - { name: reviews, port: 9080 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: timeout, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - timeout: 2s
          route:
            - destination: { host: reviews }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: timeout, namespace: bookinfo }
    spec:
      hosts: [ratings]
      http:
        - timeout: 2s
          route:
            - destination: { host: ratings }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService').filter(isMeshBound)) {
      for (const [index, host = ''] of (on.spec?.hosts ?? []).entries()) {
        const route = routedServices(mesh).get(fqdnOf(host, on.metadata.namespace));
        if (!route) continue;
        const message = `${title(route)} is about "${host}" too; write the routes of both in one of them`;
        yield { on, at: `spec.hosts[${index}]`, message };
      }
    }
  },
};

interface Route {
  readonly kind: string;
  readonly metadata: Metadata;
}

/** The routes of the Gateway API whose parent is a Service, by its host. */
const routedServices = derived((mesh: Mesh): ReadonlyMap<string, Route> => {
  const routes = [
    ...mesh.ofKind('gateway.networking.k8s.io/HTTPRoute'),
    ...mesh.ofKind('gateway.networking.k8s.io/GRPCRoute'),
  ];
  const entries = routes.flatMap((route) =>
    (route.spec?.parentRefs ?? [])
      .filter(({ kind }) => kind === 'Service')
      .map(({ name = '', namespace = route.metadata.namespace }) => [fqdnOf(name, namespace), route] as const),
  );
  return new Map(entries);
});
