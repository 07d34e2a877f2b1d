import { title } from '../../../manifest/manifest';
import { derived } from '../../derived/derived';
import { fqdnOf } from '../../derived/service/hosts';
import { routedDestinations } from '../../derived/virtual-service/destinations';
import { isMeshBound, type VirtualService } from '../../derived/virtual-service/virtual-services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const splitAtGateway: Rule = {
  code: 'VS028',
  severity: 'warning',
  title: 'What a gateway sends to a Service with subsets is split at the gateway, too',
  why: 'A gateway heeds only the VirtualServices that are bound to it. The one that splits a Service for the mesh has no say there, so requests from outside go to all pods alike.',
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
        - { name: v2, labels: { version: v2 } }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [reviews.apps.ocp.acme.org]
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews-split, namespace: bookinfo }
    spec:
      hosts: [reviews]
      http:
        - route:
            - { destination: { host: reviews, subset: v1 }, weight: 90 }
            - { destination: { host: reviews, subset: v2 }, weight: 10 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews.apps.ocp.acme.org]
      gateways: [reviews]
      http:
        - route:
            - destination: { host: reviews }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      hosts: [reviews.apps.ocp.acme.org]
      gateways: [reviews]
      http:
        - route:
            - { destination: { host: reviews, subset: v1 }, weight: 90 }
            - { destination: { host: reviews, subset: v2 }, weight: 10 }`,
  *check(mesh) {
    for (const { on, at, subset, to, host } of routedDestinations(mesh)) {
      const isOfGateway = (on.spec?.gateways ?? []).some((entry) => entry !== 'mesh');
      const split = to && isOfGateway && !subset && splits(mesh).get(to.fqdn);
      // A VirtualService for both, gateway and mesh, is the split itself.
      if (!split || split === on) continue;
      const message = `missing, and ${title(split)}, which splits "${host}", is not bound to the gateway; name a subset here as well`;
      yield { on, at: `${at}.subset`, message };
    }
  },
};

/** The VirtualServices that split a host for the mesh alone. */
const splits = derived((mesh: Mesh): ReadonlyMap<string, VirtualService> => {
  const own = routedDestinations(mesh).filter(
    ({ on, to, subset }) => subset && isMeshBound(on) && isOnlyForMesh(on) && hostsOf(on).includes(to?.fqdn ?? ''),
  );
  return new Map(own.flatMap(({ on, to }) => (to ? [[to.fqdn, on] as const] : [])));
});

function isOnlyForMesh({ spec }: VirtualService): boolean {
  return (spec?.gateways ?? []).every((entry) => entry === 'mesh');
}

function hostsOf({ metadata, spec }: VirtualService): readonly string[] {
  return (spec?.hosts ?? []).map((host = '') => fqdnOf(host, metadata.namespace));
}
