import { isExternal } from '../../derived/externals';
import { workloadsOfGateway } from '../../derived/gateway/gateway-servers';
import { destinationRulesFor } from '../../derived/virtual-service/destination-rules';
import { type RoutedDestination, routedDestinations } from '../../derived/virtual-service/destinations';
import { gatewaysOf } from '../../derived/virtual-service/virtual-services';
import { rootNamespaces } from '../../derived/workload/membership';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const knownSubset: Rule = {
  code: 'VS006',
  severity: 'error unless open',
  title: 'A subset that a VirtualService names is declared by a DestinationRule which its clients use',
  why: 'A subset exists only where a DestinationRule for the host declares it: in the namespace of the client, of the Service, or in the root namespace. Otherwise a proxy has no cluster for the route and answers 503.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { app: reviews }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews
      subsets:
        - { name: v1, labels: { version: v1 } }
        - { name: v2, labels: { version: v2 } }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - route:
            - destination: { host: reviews, subset: v3 }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - route:
            - destination: { host: reviews, subset: v2 }`,
  *check(mesh) {
    for (const destination of routedDestinations(mesh)) {
      const { on, at, host, subset, to } = destination;
      if (!subset || (!to?.service && !to?.entry)) continue;
      const namespaces = namespacesOfUse(mesh, destination);
      const rules = destinationRulesFor(mesh, to.fqdn).filter(({ metadata }) => namespaces.has(metadata.namespace));
      if (rules.some((rule) => isExternal(mesh, rule) && !rule.spec?.subsets)) continue;
      const subsets = rules.flatMap(({ spec }) => spec?.subsets ?? []).map(({ name = '' }) => name);
      if (subsets.includes(subset)) continue;
      const hint = didYouMean(subset, subsets);
      const message = `no DestinationRule for "${host}" that is used here declares "${subset}"${among(subsets)}${hint}`;
      yield { on, at: `${at}.subset`, message };
    }
  },
};

/** The namespaces whose DestinationRules count: of clients, of the Service, of mesh-wide ones (istio `PushContext.destinationRule`). */
function namespacesOfUse(mesh: Mesh, { on, to }: RoutedDestination): ReadonlySet<string | undefined> {
  const gateways = gatewaysOf(mesh, on).flatMap((gateway) => workloadsOfGateway(mesh, gateway));
  return new Set([
    on.metadata.namespace,
    to?.service?.namespace ?? to?.entry?.metadata.namespace,
    ...rootNamespaces(mesh),
    ...gateways.map(({ namespace }) => namespace),
  ]);
}
