import { expect, test } from 'vitest';
import { objectsOf, stagesOf } from '../../support';
import { exposing } from '../exposing';

const gatewayClassName = 'istio';

/** `spec` of the Gateway, as far as the tests read it. */
interface GatewaySpec {
  readonly infrastructure: object;
  readonly listeners: readonly { readonly name: string }[];
}

function gatewayOf(...settings: Parameters<typeof exposing>) {
  const [gateway, ...rest] = settings;
  const object = objectsOf(exposing({ gatewayClassName, ...gateway }, ...rest)).get('Gateway istio-ingress/public');
  return { metadata: object?.metadata, spec: object?.spec as GatewaySpec };
}

test('a Gateway has a listener for each host, which takes routes of its application alone', () => {
  const { spec, metadata } = gatewayOf({}, { shop: {}, cart: { termination: 'edge' } });

  expect(metadata?.annotations).toMatchObject({ 'networking.istio.io/service-type': 'ClusterIP' });
  expect(spec.listeners).toEqual([
    {
      name: 'https-shop',
      hostname: 'shop.apps.prod.acme.org',
      port: 443,
      protocol: 'HTTPS',
      tls: { mode: 'Terminate', certificateRefs: [{ group: '', kind: 'Secret', name: 'shop-https-cert' }] },
      allowedRoutes: routesOf('shop-ns'),
    },
    {
      name: 'http-cart',
      hostname: 'cart.apps.prod.acme.org',
      port: 80,
      protocol: 'HTTP',
      allowedRoutes: routesOf('cart-ns'),
    },
  ]);
});

test('hosts that are encrypted again share one listener, with a certificate of the Service that istiod makes', () => {
  const { spec } = gatewayOf({}, { shop: { termination: 'reencrypt' }, cart: { termination: 'reencrypt' } });

  expect(spec.listeners).toEqual([
    {
      name: 'https',
      port: 443,
      protocol: 'HTTPS',
      tls: { mode: 'Terminate', certificateRefs: [{ group: '', kind: 'Secret', name: 'public-istio-serving-cert' }] },
      allowedRoutes: routesOf('cart-ns', 'shop-ns'),
    },
  ]);
  expect(spec.infrastructure).toMatchObject({
    annotations: { 'service.beta.openshift.io/serving-cert-secret-name': 'public-istio-serving-cert' },
  });
});

test('nothing of the Gateway itself is handed on to what istiod makes', () => {
  expect(gatewayOf({}, { shop: {} }).spec.infrastructure).toMatchObject({
    labels: { istio: 'public' },
    annotations: {},
  });
});

test('a load balancer has its annotations and no Routes', () => {
  const service = { type: 'LoadBalancer', annotations: { 'acme.org/zone': 'a' } } as const;
  const settings = exposing({ gatewayClassName, service }, { shop: { host: 'shop.acme.org' } });
  const objects = objectsOf(settings);

  expect(objects.get('Gateway istio-ingress/public')).toMatchObject({
    metadata: { annotations: { 'networking.istio.io/service-type': 'LoadBalancer' } },
    spec: { infrastructure: { annotations: service.annotations } },
  });
  expect([...objects.keys()].filter((title) => title.startsWith('Route '))).toEqual([]);
});

test.each([
  ['passthrough', 443, 'https-shop'],
  ['edge', 80, 'http-shop'],
  ['reencrypt', 443, 'https'],
] as const)(
  'with termination %s, the Route leads to port %d of the pods, and the HTTPRoute hangs on listener %s',
  (termination, targetPort, sectionName) => {
    const objects = objectsOf(exposing({ gatewayClassName }, { cart: {}, shop: { termination } }));

    expect(objects.get('Route istio-ingress/shop-gateway-https')?.spec).toMatchObject({
      to: { kind: 'Service', name: 'public-istio' },
      port: { targetPort },
    });
    expect(objects.get('HTTPRoute shop-ns/shop')?.spec).toMatchObject({
      hostnames: ['shop.apps.prod.acme.org'],
      parentRefs: [{ name: 'public', namespace: 'istio-ingress', sectionName }],
      rules: [{ backendRefs: [{ kind: 'Service', name: 'web', port: 8080, weight: 1 }] }],
    });
  },
);

test('paths are matched as a whole, or by their first parts', () => {
  const paths = [{ exact: '/a' }, { prefix: '/b' }];

  expect(
    objectsOf(exposing({ gatewayClassName }, { shop: { paths } })).get('HTTPRoute shop-ns/shop')?.spec,
  ).toMatchObject({
    rules: [{ matches: [{ path: { type: 'Exact', value: '/a' } }, { path: { type: 'PathPrefix', value: '/b' } }] }],
  });
});

test('where TLS ends at the router, the service is told that the client spoke it', () => {
  const ruleOf = (termination: 'edge' | 'reencrypt') => {
    const route = objectsOf(exposing({ gatewayClassName }, { shop: { termination } })).get('HTTPRoute shop-ns/shop');
    const { rules = [] } = (route?.spec ?? {}) as { readonly rules?: readonly object[] };
    return rules[0];
  };
  const set = [{ name: 'x-forwarded-proto', value: 'https' }];

  expect(ruleOf('edge')).toMatchObject({
    filters: [{ type: 'RequestHeaderModifier', requestHeaderModifier: { set } }],
  });
  expect(ruleOf('reencrypt')).not.toHaveProperty('filters');
});

test('gRPC is routed by a GRPCRoute', () => {
  const objects = objectsOf(exposing({ gatewayClassName }, { quotes: { protocol: 'GRPC' } }));

  expect(objects.has('HTTPRoute quotes-ns/quotes')).toBe(false);
  expect(objects.get('GRPCRoute quotes-ns/quotes')?.spec).toMatchObject({
    parentRefs: [{ name: 'public', sectionName: 'https-quotes' }],
    rules: [{ backendRefs: [{ name: 'web', port: 8080 }] }],
  });
});

test.each([
  ['HTTP', 'HTTPRoute'],
  ['GRPC', 'GRPCRoute'],
] as const)('the namespace of a service grants the %s route of another one', (protocol, kind) => {
  const service = { name: 'web', port: 8080, namespace: 'payments' };
  const settings = exposing({ gatewayClassName }, { shop: { service, protocol } }, { namespaces: ['payments'] });
  const objects = objectsOf(settings);

  expect(objects.get(`${kind} shop-ns/shop`)?.spec).toMatchObject({
    rules: [{ backendRefs: [{ namespace: 'payments' }] }],
  });
  expect(objects.get('ReferenceGrant payments/shop')?.spec).toEqual({
    from: [{ group: 'gateway.networking.k8s.io', kind, namespace: 'shop-ns' }],
    to: [{ group: '', kind: 'Service', name: 'web' }],
  });
});

test('a Gateway stands with its hosts, after the certificates that it waits for', () => {
  const stage = stagesOf(exposing({ gatewayClassName }, { shop: {} })).find(({ manifests }) =>
    manifests.some(({ kind }) => kind === 'Gateway'),
  );

  expect(stage?.id).toBe('60-routing');
});

test('a Gateway names the revision or tag that it belongs to, unless that is the default one', () => {
  const revised = {
    updateStrategy: { type: 'RevisionBased' },
    revisionTags: [{ name: 'stable' }],
  } as const;

  expect(gatewayOf({}, { shop: {} }).metadata?.labels).toBeUndefined();
  expect(gatewayOf({}, { shop: {} }, { name: 'mesh' }).metadata?.labels).toEqual({ 'istio.io/rev': 'mesh' });
  expect(gatewayOf({}, { shop: {} }, revised).metadata?.labels).toEqual({ 'istio.io/rev': 'stable' });
});

test('no CRD of the Gateway API is written: the Ingress Operator owns them', () => {
  const objects = objectsOf(exposing({ gatewayClassName }, { shop: {} }));

  expect([...objects.values()].filter(({ kind }) => kind === 'CustomResourceDefinition')).toEqual([]);
});

function routesOf(...values: readonly string[]) {
  const matchExpressions = [{ key: 'kubernetes.io/metadata.name', operator: 'In', values }];
  return { namespaces: { from: 'Selector', selector: { matchExpressions } } };
}
