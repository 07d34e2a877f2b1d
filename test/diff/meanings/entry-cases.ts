import { type Case, of } from './case';

const service = of('v1', 'Service', 'shop/web');
const balanced = (spec: object = {}, metadata: object = {}) =>
  service({ type: 'LoadBalancer', ports: [{ port: 443 }], ...spec }, metadata);
const aws = { 'service.beta.kubernetes.io/aws-load-balancer-internal': 'true' };
const ranges = (...loadBalancerSourceRanges: readonly string[]) => balanced({ loadBalancerSourceRanges });
const route = (annotations: object) =>
  of('route.openshift.io/v1', 'Route', 'shop/web')({ host: 'shop.acme.org' }, { annotations });
const whitelist = 'haproxy.router.openshift.io/ip_whitelist';
const gateway = of('gateway.networking.k8s.io/v1', 'Gateway', 'shop/public');
const listener = (namespaces?: object) =>
  gateway({
    gatewayClassName: 'istio',
    listeners: [{ name: 'http', port: 80, protocol: 'HTTP', ...(namespaces && { allowedRoutes: { namespaces } }) }],
  });
const server = (tls: object) =>
  of(
    'networking.istio.io/v1',
    'Gateway',
    'shop/web',
  )({ servers: [{ hosts: ['shop.acme.org'], port: { name: 'https', number: 443, protocol: 'HTTPS' }, tls }] });
const infrastructure = (annotations: object) =>
  gateway({ gatewayClassName: 'istio', listeners: [], infrastructure: { annotations } });

export const entryCases: readonly Case[] = [
  {
    title: 'a load balancer that everybody may call',
    old: ranges('10.0.0.0/8'),
    now: balanced(),
    means: [
      'exposure: the load balancer of Service shop/web can be reached from anywhere, no longer only from 10.0.0.0/8',
    ],
  },
  {
    title: 'a load balancer that others may call',
    old: ranges('10.0.0.0/8'),
    now: ranges('10.0.0.0/8', '192.0.2.0/24'),
    means: ['exposure: the load balancer of Service shop/web can be reached from 192.0.2.0/24, too'],
  },
  {
    title: 'a load balancer that fewer may call',
    old: ranges('10.0.0.0/8', '192.0.2.0/24'),
    now: ranges('10.0.0.0/8'),
    means: ['exposure: the load balancer of Service shop/web can no longer be reached from 192.0.2.0/24'],
  },
  {
    title: 'ranges of an annotation count where the Service has none',
    old: ranges('10.0.0.0/8'),
    now: balanced({}, { annotations: { 'service.beta.kubernetes.io/load-balancer-source-ranges': '10.0.0.0/8, ' } }),
    means: [],
  },
  {
    title: 'a load balancer that is no longer internal',
    old: balanced({}, { annotations: aws }),
    now: balanced(),
    means: [
      'exposure: the load balancer of Service shop/web is no longer asked to be internal: the Internet may reach it',
    ],
  },
  {
    title: 'an internal load balancer that is asked for in another way',
    old: balanced({}, { annotations: aws }),
    now: balanced({}, { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-scheme': 'internal' } }),
    means: [],
  },
  {
    title: 'a load balancer of AWS that says that it is not internal',
    old: balanced({}, { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-internal': '0.0.0.0/0' } }),
    now: balanced({}, { annotations: { 'service.beta.kubernetes.io/aws-load-balancer-internal': 'false' } }),
    means: [
      'exposure: the load balancer of Service shop/web is no longer asked to be internal: the Internet may reach it',
    ],
  },
  {
    title: 'a generated gateway whose load balancer becomes internal',
    old: infrastructure({}),
    now: infrastructure({ 'networking.gke.io/load-balancer-type': 'Internal' }),
    means: [
      'exposure: the load balancer of Gateway shop/public is asked to be internal',
      'restart: restarts the pods of gateway shop/public-istio',
    ],
  },
  {
    title: 'annotations of a Service without a load balancer ask for none',
    old: service({ ports: [{ port: 80 }] }, { annotations: aws }),
    now: service({ ports: [{ port: 80 }] }),
    means: [],
  },
  {
    title: 'external addresses of a Service',
    old: service({ externalIPs: ['192.0.2.1'] }),
    now: service({ externalIPs: ['192.0.2.2'] }),
    means: [
      "exposure: Service shop/web is reached at 192.0.2.2 of the nodes' network",
      "exposure: Service shop/web is no longer reached at 192.0.2.1 of the nodes' network",
    ],
  },
  {
    title: 'a Service that is another name for a host',
    old: service({ type: 'ClusterIP' }),
    now: service({ type: 'ExternalName', externalName: 'web.acme.net' }),
    means: ['exposure: who calls Service shop/web is led to web.acme.net, whose pods are none of its own'],
  },
  {
    title: 'a Route that everybody may call',
    old: route({ [whitelist]: '10.0.0.0/8 192.0.2.1' }),
    now: route({}),
    means: ['exposure: shop.acme.org can be reached from anywhere, no longer only from 10.0.0.0/8 and 192.0.2.1'],
  },
  {
    title: 'a Route that others may call',
    old: route({ [whitelist]: '10.0.0.0/8' }),
    now: route({ [whitelist]: '192.0.2.1' }),
    means: ['exposure: shop.acme.org can be reached from 192.0.2.1, no longer from 10.0.0.0/8'],
  },
  {
    title: 'the newer name of the annotation means the same',
    old: route({ [whitelist]: '10.0.0.0/8' }),
    now: route({ 'haproxy.router.openshift.io/ip_allowlist': '10.0.0.0/8' }),
    means: [],
  },
  {
    title: 'clients without a certificate, and by an old version',
    old: server({ mode: 'MUTUAL', credentialName: 'web' }),
    now: server({ mode: 'SIMPLE', credentialName: 'web', minProtocolVersion: 'TLSV1_0' }),
    means: [
      'exposure: clients of shop.acme.org need no certificate any more (tls.mode MUTUAL -> SIMPLE)',
      'exposure: clients of shop.acme.org may come by TLSV1_0, no longer by TLSV1_2 at least',
      'traffic: changes how Gateway shop/web takes connections (spec.servers[https].tls.minProtocolVersion and spec.servers[https].tls.mode)',
    ],
  },
  {
    title: 'the version that is the default is no older one',
    old: server({ mode: 'SIMPLE' }),
    now: server({ mode: 'SIMPLE', minProtocolVersion: 'TLSV1_2' }),
    means: ['traffic: changes how Gateway shop/web takes connections (spec.servers[https].tls.minProtocolVersion)'],
  },
  {
    title: 'routes of all namespaces may attach to a listener',
    old: listener(),
    now: listener({ from: 'All' }),
    means: [
      'exposure: routes of all namespaces may attach to listener http of Gateway shop/public (Same before)',
      'traffic: changes how Gateway shop/public takes connections (spec.listeners[http].allowedRoutes.namespaces.from)',
    ],
  },
  {
    title: 'routes of other namespaces may attach to a listener',
    old: listener({ from: 'Selector', selector: { matchLabels: { a: 'b' } } }),
    now: listener({ from: 'Selector', selector: { matchLabels: { a: 'c' } } }),
    means: [
      'exposure: routes of the namespaces that its selector selects may attach to listener http of Gateway shop/public',
      'traffic: changes how Gateway shop/public takes connections (spec.listeners[http].allowedRoutes.namespaces.selector.matchLabels.a)',
    ],
  },
  {
    title: 'routes of fewer namespaces may attach to a listener',
    old: listener({ from: 'All' }),
    now: listener({ from: 'Same' }),
    means: [
      'traffic: changes how Gateway shop/public takes connections (spec.listeners[http].allowedRoutes.namespaces.from)',
    ],
  },
];
