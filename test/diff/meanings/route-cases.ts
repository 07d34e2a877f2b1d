import { type Case, object, of } from './case';

const virtualService = of('networking.istio.io/v1', 'VirtualService', 'shop/web');
const to = (host: string, more: object = {}) => ({ route: [{ destination: { host } }], ...more });
const under = (prefix: string) => ({ match: [{ uri: { prefix } }] });
const web = (...http: object[]) => ({ hosts: ['web'], http });
const httpRoute = of('gateway.networking.k8s.io/v1', 'HTTPRoute', 'shop/web');
const rules = (...paths: readonly (readonly [path: string, backend: string])[]) => ({
  hostnames: ['shop.acme.org'],
  parentRefs: [{ name: 'public' }],
  rules: paths.map(([value, name]) => ({
    matches: [{ path: { type: 'PathPrefix', value } }],
    backendRefs: [{ name, port: 80 }],
  })),
});
const split = (v1: number, v2: number) => ({
  route: [
    { destination: { host: 'web', subset: 'v1' }, weight: v1 },
    { destination: { host: 'web', subset: 'v2' }, weight: v2 },
  ],
});
const route = of('route.openshift.io/v1', 'Route', 'shop/web');
const reencrypt = (destinationCACertificate?: string) =>
  route({ host: 'shop.acme.org', to: { name: 'web' }, tls: { termination: 'reencrypt', destinationCACertificate } });
const issuer = (secretName: string) =>
  object('cert-manager.io/v1', 'Issuer', 'shop/ca', { spec: { ca: { secretName } } });
const certificate = of('cert-manager.io/v1', 'Certificate', 'shop/web');
const signed = (more: object = {}) => certificate({ secretName: 'web', issuerRef: { name: 'ca' }, ...more });

/** Changes of what routes requests and of what signs certificates. */
export const routeCases: readonly Case[] = [
  {
    title: 'routes that come and go move no requests of others',
    old: virtualService(web(to('a', under('/a')), to('b', under('/b')), to('d'))),
    now: virtualService(web(to('b', under('/b')), to('c', under('/c')), to('d'))),
    means: ['traffic: changes how requests for web are routed (spec.http[0] and spec.http[1])'],
  },
  {
    title: 'a route in the place of one that matches other requests moves none',
    old: virtualService(web(to('a', under('/a')), to('d'))),
    now: virtualService(web(to('c', under('/c')), to('d'))),
    means: [
      'traffic: changes how requests for web are routed (spec.http[0].match[0].uri.prefix, spec.http[0].route[a] and spec.http[0].route[c])',
    ],
  },
  {
    title: 'rules of an HTTPRoute that come and go move no requests of others',
    old: httpRoute(rules(['/a', 'a'], ['/b', 'b'], ['/', 'd'])),
    now: httpRoute(rules(['/b', 'b'], ['/c', 'c'], ['/', 'd'])),
    means: ['traffic: changes how requests for shop.acme.org are routed (spec.rules[0] and spec.rules[1])'],
  },
  {
    title: 'a backend of an HTTPRoute in the place of another moves requests, and hides nothing else',
    old: httpRoute(rules(['/a', 'a'], ['/', 'd'])),
    now: httpRoute(rules(['/a', 'a'], ['/', 'e'], ['/c', 'c'])),
    means: [
      'traffic: moves requests for shop.acme.org: from d:80 to e:80',
      'traffic: changes how requests for shop.acme.org are routed (spec.rules[2])',
    ],
  },
  {
    title: 'a weight hides nothing else',
    old: virtualService(web(split(90, 10))),
    now: virtualService(web({ ...split(89, 11), fault: { abort: { httpStatus: 503, percentage: { value: 100 } } } })),
    means: [
      'traffic: moves requests for web: web v1 90 -> 89, web v2 10 -> 11',
      'traffic: changes how requests for web are routed (spec.http[0].fault)',
    ],
  },
  {
    title: 'routes in another order may change beside that',
    old: virtualService(web({ name: 'x', ...to('a') }, { name: 'y', ...to('b') })),
    now: virtualService(web({ name: 'y', ...to('c') }, { name: 'x', ...to('a') })),
    means: [
      'traffic: requests for web meet the routes in another order: the first that matches counts',
      'traffic: moves requests for web: from b to c',
    ],
  },
  {
    title: 'a VirtualService that fewer proxies know',
    old: virtualService(web(to('a'))),
    now: virtualService({ ...web(to('a')), exportTo: ['.', 'edge'] }),
    means: ['traffic: routes requests for web at proxies of namespaces shop and edge, no longer of all namespaces'],
  },
  {
    title: 'another authority for what is behind a Route',
    old: reencrypt('a'),
    now: reencrypt('b'),
    means: [
      'traffic: the router trusts another authority for what is behind shop.acme.org: requests get a 503 unless the certificate there is of it',
    ],
  },
  {
    title: 'another key of an issuer',
    old: issuer('a'),
    now: issuer('b'),
    among: [signed()],
    means: [
      'traffic: Issuer shop/ca signs with another key (ca.secretName a -> b): certificates follow when they are renewed (Certificate shop/web), and whoever trusts only the old authority refuses them then',
    ],
  },
  {
    title: 'another catalog may have other versions',
    old: object('operators.coreos.com/v1alpha1', 'CatalogSource', 'openshift-marketplace/mirror', {
      spec: { sourceType: 'grpc', image: 'r/c:1' },
    }),
    now: object('operators.coreos.com/v1alpha1', 'CatalogSource', 'openshift-marketplace/mirror', {
      spec: { sourceType: 'grpc', image: 'r/c:2' },
    }),
    among: [
      object('operators.coreos.com/v1alpha1', 'Subscription', 'openshift-operators/kiali-ossm', {
        spec: { name: 'kiali-ossm', source: 'mirror', sourceNamespace: 'openshift-marketplace' },
      }),
    ],
    means: [
      'control-plane: CatalogSource openshift-marketplace/mirror may offer other versions, to which operator kiali-ossm may be updated (image r/c:1 -> r/c:2)',
    ],
  },
  {
    title: 'operators that serve other namespaces',
    old: object('operators.coreos.com/v1', 'OperatorGroup', 'ops/ops', { spec: { targetNamespaces: ['ops'] } }),
    now: object('operators.coreos.com/v1', 'OperatorGroup', 'ops/ops', { spec: {} }),
    means: [
      'control-plane: restarts the operators of namespace ops: they serve all namespaces, no longer namespace ops',
    ],
  },
  {
    title: 'what a Certificate says of its key and lifetime as before means nothing',
    old: signed(),
    now: signed({ privateKey: { rotationPolicy: 'Always', algorithm: 'RSA', size: 2048 }, duration: '2160h0m0s' }),
    means: [],
  },
  {
    title: 'a larger key is issued anew',
    old: signed(),
    now: signed({ privateKey: { size: 4096 } }),
    means: ['wait: cert-manager issues Secret shop/web anew (privateKey)'],
  },
  {
    title: 'the same issuer by its whole name is another one only to an older cert-manager',
    old: signed(),
    now: signed({ issuerRef: { name: 'ca', kind: 'Issuer', group: 'cert-manager.io' } }),
    means: ['wait: cert-manager before 1.19.1 issues Secret shop/web anew, though its issuer is the same'],
  },
  {
    title: 'another issuer issues anew',
    old: signed(),
    now: signed({ issuerRef: { name: 'ca', kind: 'ClusterIssuer' } }),
    means: ['wait: cert-manager issues Secret shop/web anew (issuerRef)'],
  },
];
