import { type Case, object, of } from './case';

const deployment = of('apps/v1', 'Deployment', 'shop/web');
const service = of('v1', 'Service', 'shop/web');
const virtualService = of('networking.istio.io/v1', 'VirtualService', 'shop/web');
const split = (v1: number, v2: number) => ({
  hosts: ['web'],
  http: [
    { route: ['v1', 'v2'].map((subset, index) => ({ destination: { host: 'web', subset }, weight: index ? v2 : v1 })) },
  ],
});
const httpRoute = of('gateway.networking.k8s.io/v1', 'HTTPRoute', 'shop/web');
const backends = (v1: number, v2: number) => ({
  hostnames: ['shop.acme.org'],
  parentRefs: [{ name: 'public' }],
  rules: [
    {
      backendRefs: [
        { name: 'v1', port: 80, weight: v1 },
        { name: 'v2', port: 80, weight: v2 },
      ],
    },
  ],
});
const route = of('route.openshift.io/v1', 'Route', 'shop/web');
const policy = of('security.istio.io/v1', 'AuthorizationPolicy', 'shop/web');
const from = (...namespaces: string[]) => [{ from: [{ source: { namespaces } }] }];
const networkPolicy = of('networking.k8s.io/v1', 'NetworkPolicy', 'shop/web');
const namespace = (labels: object) => object('v1', 'Namespace', 'shop', { metadata: { labels } });
const external = of('networking.istio.io/v1', 'ServiceEntry', 'shop/pay');

export const trafficCases: readonly Case[] = [
  {
    title: 'a Route shares requests by weight',
    old: route({ host: 'a.acme.org', to: { name: 'v1', weight: 90 }, alternateBackends: [{ name: 'v2', weight: 10 }] }),
    now: route({ host: 'a.acme.org', to: { name: 'v1', weight: 50 }, alternateBackends: [{ name: 'v2', weight: 50 }] }),
    means: ['traffic: moves requests for a.acme.org: Service v1 90 -> 50, Service v2 10 -> 50'],
  },
  {
    title: 'ports and pods of a Service change for its callers',
    old: service({ selector: { app: 'web' }, ports: [{ name: 'http', port: 80 }] }),
    now: service({ selector: { app: 'shop' }, ports: [{ name: 'http', port: 8080 }] }),
    means: [
      'traffic: changes the ports of Service shop/web (spec.ports[http].port)',
      'traffic: Service shop/web leads to other pods (spec.selector.app)',
    ],
  },
  {
    title: 'a further caller is denied',
    old: policy({ action: 'DENY', rules: from('a') }),
    now: policy({ action: 'DENY', rules: from('a', 'b') }),
    means: ['traffic: fewer requests are let through to all pods of namespace shop: others get a 403'],
  },
  {
    title: 'a further condition admits less',
    old: policy({ rules: from('a') }),
    now: policy({ rules: [{ ...from('a')[0], to: [{ operation: { methods: ['GET'] } }] }] }),
    means: ['traffic: fewer requests are let through to all pods of namespace shop: others get a 403'],
  },
  {
    title: 'a further exception admits less',
    old: policy({ rules: [{ from: [{ source: { notNamespaces: ['a'] } }] }] }),
    now: policy({ rules: [{ from: [{ source: { notNamespaces: ['a', 'b'] } }] }] }),
    means: ['traffic: fewer requests are let through to all pods of namespace shop: others get a 403'],
  },
  {
    title: 'a NetworkPolicy for the whole namespace closes it',
    now: networkPolicy({ podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [{}] }),
    means: ['traffic: fewer connections are let through to all pods of namespace shop'],
  },
  {
    title: 'a host outside is but known where the mesh is open',
    now: external({ hosts: ['api.pay.org'] }),
    means: ['traffic: pods of the mesh know api.pay.org as a service, with the ports and rules given for it'],
  },
  {
    title: 'weights of a VirtualService move requests',
    old: virtualService(split(90, 10)),
    now: virtualService(split(50, 50)),
    means: ['traffic: moves requests for web: web v1 90 -> 50, web v2 10 -> 50'],
  },
  {
    title: 'the order of routes counts',
    old: virtualService({ hosts: ['web'], http: [{ name: 'a' }, { name: 'b' }] }),
    now: virtualService({ hosts: ['web'], http: [{ name: 'b' }, { name: 'a' }] }),
    means: ['traffic: requests for web meet the routes in another order: the first that matches counts'],
  },
  {
    title: 'another match is told by where it stands',
    old: virtualService({ hosts: ['web'], http: [{ match: [{ uri: { prefix: '/a' } }] }] }),
    now: virtualService({ hosts: ['web'], http: [{ match: [{ uri: { prefix: '/b' } }] }] }),
    means: ['traffic: changes how requests for web are routed (spec.http[0].match[0].uri.prefix)'],
  },
  {
    title: 'weights of an HTTPRoute move requests',
    old: httpRoute(backends(9, 1)),
    now: httpRoute(backends(0, 1)),
    means: ['traffic: moves requests for shop.acme.org: v1:80 9 -> 0'],
  },
  {
    title: 'an HTTPRoute is attached to another gateway',
    old: httpRoute(backends(1, 1)),
    now: httpRoute({ ...backends(1, 1), parentRefs: [{ name: 'inner' }] }),
    means: ['traffic: routes requests for shop.acme.org at Gateway shop/inner'],
  },
  {
    title: 'callers encrypt otherwise, and a subset is gone',
    old: object('networking.istio.io/v1', 'DestinationRule', 'shop/web', {
      spec: { host: 'web', trafficPolicy: { tls: { mode: 'DISABLE' } }, subsets: [{ name: 'v1' }] },
    }),
    now: object('networking.istio.io/v1', 'DestinationRule', 'shop/web', {
      spec: { host: 'web', trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } },
    }),
    means: [
      'traffic: calls to web are encrypted otherwise (TLS DISABLE -> ISTIO_MUTUAL)',
      'traffic: routes to subset v1 of web fail',
      'traffic: changes how web is called (spec.subsets)',
    ],
  },
  {
    title: 'a Sidecar narrows what proxies know',
    now: object('networking.istio.io/v1', 'Sidecar', 'shop/default', { spec: { egress: [{ hosts: ['./*'] }] } }),
    means: ['traffic: changes which hosts proxies know and may call: Sidecar shop/default, for its whole namespace'],
  },
  {
    title: 'a namespace uses a waypoint',
    old: namespace({}),
    now: namespace({ 'istio.io/use-waypoint': 'waypoint' }),
    means: ['traffic: requests to namespace shop pass waypoint waypoint'],
  },
  {
    title: 'a namespace leaves ambient mode',
    old: namespace({ 'istio.io/dataplane-mode': 'ambient' }),
    now: namespace({}),
    means: ['traffic: ztunnel no longer carries the traffic of namespace shop, nor secures it'],
  },
  {
    title: 'a workload that is switched off answers nobody',
    old: deployment({ replicas: 2 }),
    now: deployment({ replicas: 0 }),
    means: ['traffic: ends every pod of Deployment shop/web: nobody answers for it'],
  },
];
