import { title } from '../../../manifest/manifest';
import { derived, groupBy } from '../../derived/derived';
import { fqdnOf } from '../../derived/service/hosts';
import { meet } from '../../derived/service/visibility';
import { isMeshBound } from '../../derived/virtual-service/virtual-services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const onePerHost: Rule = {
  code: 'VS010',
  severity: 'error',
  title: 'A host has one VirtualService for the proxies beside workloads',
  why: 'A gateway merges VirtualServices of one host; a proxy beside a workload uses the oldest and leaves out the others, and nothing says so.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      selector: { app: ratings }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      hosts: [ratings]
      http:
        - timeout: 2s
          route:
            - destination: { host: ratings }
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: ratings-retries, namespace: bookinfo }
    spec:
      hosts: [ratings.bookinfo.svc.cluster.local]
      http:
        - retries: { attempts: 3, perTryTimeout: 500ms }
          route:
            - destination: { host: ratings }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: ratings, namespace: bookinfo }
    spec:
      hosts: [ratings]
      http:
        - timeout: 2s
          retries: { attempts: 3, perTryTimeout: 500ms }
          route:
            - destination: { host: ratings }`,
  *check(mesh) {
    for (const [host, claims] of claimsByHost(mesh)) {
      for (const [position, { on, at }] of claims.entries()) {
        const earlier = claims
          .slice(0, position)
          .find((claim) => claim.on !== on && meet(mesh, claim.on, on, 'defaultVirtualServiceExportTo'));
        if (!earlier) continue;
        yield {
          on,
          at,
          message: `"${host}" is the host of ${title(earlier.on)} already, and only the older one counts`,
        };
      }
    }
  },
};

/** The hosts, in full, that VirtualServices claim for the proxies beside workloads. */
const claimsByHost = derived((mesh: Mesh) => {
  const services = mesh.ofKind('networking.istio.io/VirtualService').filter(isMeshBound);
  const claims = services.flatMap((on) =>
    (on.spec?.hosts ?? []).map((host = '', index) => ({
      on,
      at: `spec.hosts[${index}]`,
      host: fqdnOf(host, on.metadata.namespace),
    })),
  );
  return groupBy(claims, ({ host }) => host);
});
