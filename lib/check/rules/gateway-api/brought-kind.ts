import { groupOf } from '../../../manifest/manifest';
import { ownedCrdGroups } from '../../../platform/gateway-api';
import { bringsGatewayApi } from '../../../platform/served-apis';
import type { Rule } from '../../rule';

export const broughtKind: Rule = {
  code: 'GAPI004',
  severity: 'error',
  title: 'A kind of the Gateway API is one that OpenShift brings',
  why: 'From 4.19 on the ingress operator installs the standard kinds and lets nobody add others, so the API server answers "no matches for kind" and nothing can be done about it.',
  bad: `
    apiVersion: gateway.networking.k8s.io/v1alpha2
    kind: TCPRoute
    metadata: { name: database, namespace: shop }
    spec:
      parentRefs: [{ name: shop }]
      rules: [{ backendRefs: [{ name: database, port: 5432 }] }]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: database, namespace: shop }
    spec:
      hosts: [database]
      tcp: [{ route: [{ destination: { host: database, port: { number: 5432 } } }] }]`,
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: database, namespace: shop }
    spec: { ports: [{ name: tcp, port: 5432 }] }`,
  supersedes: ['API001'],
  *check({ violations, target: { openshift } }) {
    // Below 4.19 people install the kinds that they want.
    if (openshift === undefined || !bringsGatewayApi(openshift)) return;
    for (const { on, code, at } of violations) {
      if (code !== 'API001' || at !== 'kind' || !ownedCrdGroups.some((group) => group === groupOf(on))) continue;
      const message = `OpenShift ${openshift} brings no ${on.kind} and lets nobody add it; write the route with kinds of networking.istio.io`;
      yield { on, at, message };
    }
  },
};
