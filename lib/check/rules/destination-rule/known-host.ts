import { fqdnOf, hostMeant, knowsHostUnder, tryDestination } from '../../derived/service/hosts';
import type { Rule } from '../../rule';

export const knownHost: Rule = {
  code: 'DR001',
  severity: 'error unless open',
  title: 'A DestinationRule is about a host that exists',
  why: 'For a host that no Service and no ServiceEntry gives, the rule is accepted and does nothing: its subsets, TLS and load balancing are missing where they were meant.',
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
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviws.bookinfo.svc.cluster.local
      trafficPolicy:
        loadBalancer: { simple: LEAST_REQUEST }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      host: reviews.bookinfo.svc.cluster.local
      trafficPolicy:
        loadBalancer: { simple: LEAST_REQUEST }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/DestinationRule')) {
      const { host } = on.spec ?? {};
      const { namespace } = on.metadata;
      if (!host || tryDestination(mesh, host, namespace)) continue;
      if (host.startsWith('*') && knowsHostUnder(mesh, host)) continue;
      const message = `no Service and no ServiceEntry gives "${fqdnOf(host, namespace)}"${hostMeant(mesh, host, namespace)}`;
      yield { on, at: 'spec.host', message };
    }
  },
};
