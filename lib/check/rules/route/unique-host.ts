import { title } from '../../../manifest/manifest';
import { groupBy } from '../../derived/derived';
import { ingressControllers } from '../../derived/route/ingress-controllers';
import type { Route } from '../../derived/route/routes';
import type { Rule } from '../../rule';

export const uniqueHost: Rule = {
  code: 'RTE017',
  severity: 'error',
  title: 'A host belongs to the Routes of one namespace, and each path of it to one Route',
  why: 'The router serves the oldest Route of a host and refuses Routes of other namespaces, and of the same path. The younger one exists, and only its status says HostAlreadyClaimed.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports:
        - { name: http2, port: 80, targetPort: 8080 }
        - { name: https, port: 443, targetPort: 8443 }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: shop, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }
    ---
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: shop, namespace: istio-ingress }
    spec:
      host: shop.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    const controllers = ingressControllers(mesh);
    // A host may stand once on each shard.
    if (controllers.some(({ isShard }) => isShard)) return;
    const canShare = controllers.some(({ sharesHosts }) => sharesHosts);
    for (const [host, routes] of groupBy(
      mesh.ofKind('route.openshift.io/Route'),
      ({ spec }) => spec?.host || undefined,
    )) {
      const byPath = groupBy(routes, pathOf);
      const opaque = routes.find(({ spec }) => spec?.tls?.termination === 'passthrough');
      for (const route of routes.slice(1)) {
        const rival = [byPath.get(pathOf(route))?.[0], routes[0], opaque].find((other) =>
          collide(other, route, canShare),
        );
        if (!rival) continue;
        const message = `"${host}" is claimed by ${title(rival)} too; write another host, or one namespace and another path`;
        yield { on: route, at: 'spec.host', message };
      }
    }
  },
};

function pathOf({ spec }: Route): string {
  return spec?.path || '/';
}

/** Passthrough takes the encrypted connections of its host, whatever their path. */
function collide(one: Route | undefined, other: Route, canShare: boolean): boolean {
  if (!one || one === other) return false;
  if (one.metadata.namespace !== other.metadata.namespace && !canShare) return true;
  if (pathOf(one) === pathOf(other)) return true;
  const isOpaque = [one, other].some(({ spec }) => spec?.tls?.termination === 'passthrough');
  return isOpaque && Boolean(one.spec?.tls && other.spec?.tls);
}
