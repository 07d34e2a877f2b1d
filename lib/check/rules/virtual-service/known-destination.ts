import { workloadsOfGateway } from '../../derived/gateway/gateway-servers';
import { exportOfService, hostMeant, isVisible } from '../../derived/service/hosts';
import type { RoutedDestination } from '../../derived/virtual-service/destinations';
import { routedDestinations } from '../../derived/virtual-service/destinations';
import { gatewaysOf, isMeshBound } from '../../derived/virtual-service/virtual-services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const knownDestination: Rule = {
  code: 'VS001',
  severity: 'error unless open',
  title: 'A VirtualService sends requests to hosts that exist and are seen from where it is used',
  why: 'For a host that no Service and no ServiceEntry gives, a proxy has no cluster, and every request of the route gets a 503. The VirtualService is accepted all the same.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - route:
            - destination: { host: reveiws }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - route:
            - destination: { host: reviews }`,
  *check(mesh) {
    for (const destination of routedDestinations(mesh)) {
      const { on, at, host, to } = destination;
      const blind = to && blindNamespaces(mesh, destination);
      if (blind?.length === 0) continue;
      const message = blind
        ? `"${host}" is not exported to ${list(blind)}, where this VirtualService is used; add that to its export`
        : `no Service and no ServiceEntry gives "${host}"${hostMeant(mesh, host, on.metadata.namespace)}`;
      yield { on, at: `${at}.host`, message };
    }
  },
};

/** The namespaces of proxies that use a route and do not see where it leads. */
function blindNamespaces(mesh: Mesh, { on, to }: RoutedDestination): readonly string[] {
  const { metadata } = to?.service?.on ?? to?.entry ?? {};
  const exportTo = to?.service ? exportOfService(to.service) : to?.entry?.spec?.exportTo;
  const gateways = gatewaysOf(mesh, on).flatMap((gateway) => workloadsOfGateway(mesh, gateway));
  // With an export of its own, a VirtualService may be there for just the namespaces that see the destination.
  const ofMesh = isMeshBound(on) && !on.spec?.exportTo?.length ? [on.metadata.namespace ?? ''] : [];
  const users = new Set([...gateways.map(({ namespace }) => namespace), ...ofMesh]);
  return [...users].filter((namespace) => !isVisible(exportTo, metadata?.namespace, namespace));
}
