import { describe, expect, it } from 'vitest';
import type { Manifest } from '../../lib/manifest/manifest';
import { bookinfoAccounts, bookinfoPods } from '../../lib/platform/bookinfo';
import type { ApplicationSettings } from '../../lib/settings/applications/application-settings';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../../lib/settings/control-planes/control-plane-settings';
import { objectsOf, stagesOf } from '../support';

const gateways = [{ name: 'public', namespace: 'istio-ingress' }] as const;
const books = { name: 'books', namespace: 'books', sample: 'bookinfo', expose: {} } as const;
const shop: ApplicationSettings = {
  name: 'shop',
  namespace: 'shop',
  expose: { service: { name: 'shop', port: 8080 } },
  callers: [{ namespace: 'books', serviceAccounts: ['bookinfo-reviews'] }],
};

function cluster(plane: ControlPlaneSettings): ClusterSettings {
  return { name: 'prod', appsDomain: 'apps.prod.acme.org', controlPlanes: [{ gateways, ...plane }] };
}

function securityOf(plane: ControlPlaneSettings): readonly Manifest[] {
  const stages = stagesOf(cluster(plane)).filter(({ id }) => id === '25-security' || id === '26-deny-by-default');
  return stages.flatMap(({ manifests }) => manifests);
}

/** `spec` of each object by `namespace/name`. */
function specsOf(kind: string, plane: ControlPlaneSettings): Readonly<Record<string, unknown>> {
  const ofKind = securityOf(plane).filter((manifest) => manifest.kind === kind);
  return Object.fromEntries(ofKind.map(({ metadata, spec }) => [`${metadata.namespace}/${metadata.name}`, spec]));
}

describe('mutual TLS', () => {
  it('holds for the mesh, and differently for a namespace, some pods and some of their ports', () => {
    const exceptions = [
      { namespace: 'shop' },
      { namespace: 'books', matchLabels: { app: 'details' } },
      { namespace: 'books', matchLabels: { app: 'reviews', version: 'v1' }, ports: [9080], mode: 'DISABLE' },
    ] as const;
    const { callers: _, ...quiet } = shop;

    expect(specsOf('PeerAuthentication', { applications: [books, quiet], peerAuthentication: { exceptions } })).toEqual(
      {
        'istio-system/default': { mtls: { mode: 'STRICT' } },
        'shop/default': { mtls: { mode: 'PERMISSIVE' } },
        'books/details': { selector: { matchLabels: { app: 'details' } }, mtls: { mode: 'PERMISSIVE' } },
        'books/reviews-v1': {
          selector: { matchLabels: { app: 'reviews', version: 'v1' } },
          portLevelMtls: { '9080': { mode: 'DISABLE' } },
        },
      },
    );
  });

  it('is left to Istio where nothing is asked for', () => {
    expect(securityOf({ applications: [books] })).toEqual([]);
  });
});

describe('where calls are refused by default', () => {
  it('those are let through that the settings declare, by one policy for each', () => {
    expect(specsOf('AuthorizationPolicy', { denyByDefault: true, applications: [books, shop] })).toEqual({
      'istio-system/allow-nothing': { action: 'ALLOW' },
      'istio-ingress/public-clients': {
        selector: { matchLabels: { istio: 'public' } },
        action: 'ALLOW',
        rules: [
          {
            to: [
              {
                operation: {
                  hosts: [
                    'books.apps.prod.acme.org',
                    'books.apps.prod.acme.org:*',
                    'shop.apps.prod.acme.org',
                    'shop.apps.prod.acme.org:*',
                  ],
                },
              },
            ],
          },
        ],
      },
      'books/own-namespace': { action: 'ALLOW', rules: [{ from: [{ source: { namespaces: ['books'] } }] }] },
      'books/books-gateway': {
        selector: { matchLabels: { app: 'productpage' } },
        action: 'ALLOW',
        rules: [{ from: [{ source: { principals: ['cluster.local/ns/istio-ingress/sa/public'] } }] }],
      },
      'shop/own-namespace': { action: 'ALLOW', rules: [{ from: [{ source: { namespaces: ['shop'] } }] }] },
      'shop/shop-callers': {
        action: 'ALLOW',
        rules: [{ from: [{ source: { principals: ['cluster.local/ns/books/sa/bookinfo-reviews'] } }] }],
      },
      'shop/shop-gateway': {
        action: 'ALLOW',
        rules: [{ from: [{ source: { principals: ['cluster.local/ns/istio-ingress/sa/public'] } }] }],
      },
    });
  });

  it('nothing is refused before everything else is let through', () => {
    const stages = stagesOf(cluster({ denyByDefault: true, applications: [books, shop] }));
    const policies = stages.map(({ id, manifests }) => [
      id,
      manifests.filter(({ kind }) => kind === 'AuthorizationPolicy').map(({ metadata }) => metadata.name),
    ]);

    expect(Object.fromEntries(policies)).toMatchObject({
      '25-security': expect.not.arrayContaining(['allow-nothing']),
      '26-deny-by-default': ['allow-nothing'],
    });
  });

  it('callers are known by the trust domain of the mesh', () => {
    const values = { meshConfig: { trustDomain: 'acme.org' } };
    const policies = specsOf('AuthorizationPolicy', { denyByDefault: true, applications: [books, shop], values });

    expect(policies['shop/shop-callers']).toMatchObject({
      rules: [{ from: [{ source: { principals: ['acme.org/ns/books/sa/bookinfo-reviews'] } }] }],
    });
  });

  it('a Gateway is named, and its pods run as the account that istiod makes', () => {
    const policies = specsOf('AuthorizationPolicy', {
      denyByDefault: true,
      gateways: [{ ...gateways[0], gatewayClassName: 'istio' }],
      applications: [books],
    });

    expect(policies['istio-ingress/public-clients']).toMatchObject({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public' }],
    });
    expect(policies['books/books-gateway']).toMatchObject({
      rules: [{ from: [{ source: { principals: ['cluster.local/ns/istio-ingress/sa/public-istio'] } }] }],
    });
  });

  it('a gateway that exposes nothing lets nobody in', () => {
    const gateway = { name: 'partners', namespace: 'partners' };
    const policies = specsOf('AuthorizationPolicy', { denyByDefault: true, gateways: [gateway], applications: [] });

    expect(Object.keys(policies)).toEqual(['istio-system/allow-nothing']);
  });

  it('a waypoint lets through what the pods behind it do', () => {
    const policies = specsOf('AuthorizationPolicy', {
      dataplaneMode: 'ambient',
      denyByDefault: true,
      applications: [books, { ...shop, waypoint: { name: 'l7' } }],
    });

    expect(policies['shop/l7-clients']).toEqual({
      targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'l7' }],
      action: 'ALLOW',
      rules: [
        {
          from: [
            { source: { namespaces: ['shop'] } },
            { source: { principals: ['cluster.local/ns/books/sa/bookinfo-reviews'] } },
            { source: { principals: ['cluster.local/ns/istio-ingress/sa/public'] } },
          ],
        },
      ],
    });
    expect(policies['shop/own-namespace']).toMatchObject({ rules: [{ from: [{ source: { namespaces: ['shop'] } }] }] });
  });

  it('a waypoint leads gateways to the Service of the sample that they expose, and to no other', () => {
    const plane = { dataplaneMode: 'ambient', denyByDefault: true, networkPolicies: 'rendered' } as const;
    const applications = [{ ...books, waypoint: {} }];
    const policies = specsOf('AuthorizationPolicy', { ...plane, applications });
    const principals = ['cluster.local/ns/istio-ingress/sa/public'];

    expect(policies['books/books-gateway-waypoint']).toEqual({
      targetRefs: [{ group: '', kind: 'Service', name: 'productpage' }],
      action: 'ALLOW',
      rules: [{ from: [{ source: { principals } }] }],
    });
    expect(policies['books/waypoint-clients']).toMatchObject({
      rules: [{ from: [{ source: { namespaces: ['books'] } }] }],
    });
    expect(specsOf('NetworkPolicy', { ...plane, applications })['books/books-gateway-waypoint']).toMatchObject({
      podSelector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'waypoint' } },
      ingress: [{ from: [{ podSelector: { matchLabels: { istio: 'public' } } }] }],
    });
  });

  it('a waypoint for workloads knows no Services, and lets gateways in', () => {
    const policies = specsOf('AuthorizationPolicy', {
      dataplaneMode: 'ambient',
      denyByDefault: true,
      applications: [{ ...books, waypoint: { for: 'workload' } }],
    });

    expect(policies['books/waypoint-clients']).toMatchObject({
      rules: [{ from: [{}, { source: { principals: ['cluster.local/ns/istio-ingress/sa/public'] } }] }],
    });
    expect(policies).not.toHaveProperty('books/books-gateway-waypoint');
  });

  it('applications of one namespace let in their callers once', () => {
    const { expose: _, ...quiet } = shop;
    const policies = specsOf('AuthorizationPolicy', {
      denyByDefault: true,
      applications: [books, quiet, { ...quiet, name: 'till' }],
    });

    expect(Object.keys(policies).filter((name) => name.endsWith('-callers'))).toEqual(['shop/shop-callers']);
  });

  it('clients of an exception get in without an identity, and nobody else by it', () => {
    const exceptions = [{ namespace: 'books', matchLabels: { app: 'ratings' }, ports: [9080] }];
    const policies = specsOf('AuthorizationPolicy', {
      denyByDefault: true,
      peerAuthentication: { exceptions },
      applications: [books],
    });

    expect(policies['books/ratings-without-mtls']).toEqual({
      selector: { matchLabels: { app: 'ratings' } },
      action: 'ALLOW',
      rules: [{ from: [{ source: { notPrincipals: ['*'] } }], to: [{ operation: { ports: ['9080'] } }] }],
    });
  });

  it('egress gateways let in the mesh, and TLS that shows no caller', () => {
    const policies = specsOf('AuthorizationPolicy', {
      denyByDefault: true,
      applications: [books],
      egressGateways: [{ name: 'out', namespace: 'istio-egress' }],
      externalServices: [
        { name: 'bank', hosts: ['api.bank.org'], egressGateway: 'out' },
        { name: 'mail', hosts: ['api.mail.org'], tls: {}, egressGateway: 'out' },
      ],
    });

    expect(policies['istio-egress/out-http']).toMatchObject({
      rules: [{ from: [{ source: { namespaces: ['books'] } }], to: [{ operation: { ports: ['8080'] } }] }],
    });
    expect(policies['istio-egress/out-tls']).toMatchObject({ rules: [{ to: [{ operation: { ports: ['8443'] } }] }] });
    expect(policies['istio-egress/out-tls']).not.toHaveProperty('rules[0].from');
  });

  it('egress gateways let in who may call what they lead out, by each kind of service', () => {
    const plane: ControlPlaneSettings = {
      denyByDefault: true,
      networkPolicies: 'rendered',
      applications: [books, shop],
      namespaces: ['cart'],
      egressGateways: [{ name: 'out', namespace: 'istio-egress' }],
      externalServices: [
        { name: 'bank', hosts: ['api.bank.org'], egressGateway: 'out', namespaces: ['shop'] },
        { name: 'mail', hosts: ['api.mail.org'], tls: {}, egressGateway: 'out', namespaces: ['books'] },
        { name: 'news', hosts: ['api.news.org'], tls: {}, egressGateway: 'out', namespaces: ['cart', 'books'] },
      ],
    };
    const callers = (...names: readonly string[]) => ({
      ingress: [
        {
          from: names.map((name) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } })),
        },
      ],
    });

    expect(specsOf('AuthorizationPolicy', plane)['istio-egress/out-http']).toMatchObject({
      rules: [{ from: [{ source: { namespaces: ['books'] } }, { source: { namespaces: ['cart'] } }] }],
    });
    expect(specsOf('NetworkPolicy', plane)['istio-egress/out-http']).toMatchObject(callers('books', 'cart'));
    expect(specsOf('NetworkPolicy', plane)['istio-egress/out-tls']).toMatchObject(callers('shop'));
  });

  it('an egress gateway of a mesh without applications lets nobody in', () => {
    const policies = specsOf('AuthorizationPolicy', {
      denyByDefault: true,
      egressGateways: [{ name: 'out', namespace: 'istio-egress' }],
      externalServices: [{ name: 'bank', hosts: ['api.bank.org'], egressGateway: 'out' }],
    });

    expect(Object.keys(policies)).toEqual(['istio-system/allow-nothing']);
  });

  it('other clusters come in by the gateway between them', () => {
    const policies = specsOf('AuthorizationPolicy', {
      denyByDefault: true,
      applications: [books],
      certificateAuthority: { issuerRef: { name: 'acme-root' } },
      multiCluster: { meshID: 'acme' },
    });

    expect(policies['istio-eastwest/istio-eastwestgateway-clients']).toEqual({
      selector: { matchLabels: { istio: 'eastwestgateway' } },
      action: 'ALLOW',
      rules: [{ to: [{ operation: { ports: ['15021', '15443'] } }] }],
    });
  });
});

describe('a host that needs a token', () => {
  const sso = { issuer: 'https://sso.acme.org', jwksUri: 'https://sso.acme.org/keys' };
  const withTokens = (name: string, audiences?: readonly string[]): ApplicationSettings => ({
    name,
    namespace: name,
    expose: { service: { name, port: 80 }, jwtRules: [{ ...sso, audiences }] },
  });

  it('refuses requests without one, at any port of the host and at no other host', () => {
    const plane = { applications: [withTokens('cart'), books] };

    expect(specsOf('RequestAuthentication', plane)).toEqual({
      'istio-ingress/public': {
        selector: { matchLabels: { istio: 'public' } },
        jwtRules: [{ ...sso, forwardOriginalToken: true }],
      },
    });
    expect(specsOf('AuthorizationPolicy', plane)).toEqual({
      'istio-ingress/cart-token': {
        selector: { matchLabels: { istio: 'public' } },
        action: 'DENY',
        rules: [
          {
            from: [{ source: { notRequestPrincipals: ['https://sso.acme.org/*'] } }],
            to: [{ operation: { hosts: ['cart.apps.prod.acme.org', 'cart.apps.prod.acme.org:*'] } }],
          },
        ],
      },
    });
  });

  it('refuses tokens of the issuer that were made for another host of the gateway', () => {
    const plane = { applications: [withTokens('cart', ['cart']), withTokens('shop', ['shop', 'cart'])] };
    const policy = specsOf('AuthorizationPolicy', plane)['istio-ingress/cart-token'];

    expect(specsOf('RequestAuthentication', plane)['istio-ingress/public']).toMatchObject({
      jwtRules: [{ ...sso, audiences: ['cart', 'shop'] }],
    });
    expect(policy).toMatchObject({
      rules: [
        { from: [{ source: { notRequestPrincipals: ['https://sso.acme.org/*'] } }] },
        {
          from: [{ source: { requestPrincipals: ['https://sso.acme.org/*'] } }],
          to: [{ operation: { hosts: ['cart.apps.prod.acme.org', 'cart.apps.prod.acme.org:*'] } }],
          when: [{ key: 'request.auth.audiences', notValues: ['cart'] }],
        },
      ],
    });
  });

  it('makes the gateway take any audience where another host does', () => {
    const plane = { applications: [withTokens('cart', ['cart']), withTokens('shop')] };

    expect(specsOf('RequestAuthentication', plane)).toEqual({
      'istio-ingress/public': expect.objectContaining({ jwtRules: [{ ...sso, forwardOriginalToken: true }] }),
    });
  });

  it('is asked for at a Gateway by its name', () => {
    const targetRefs = [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'public' }];
    const plane = {
      gateways: [{ ...gateways[0], gatewayClassName: 'istio' as const }],
      applications: [withTokens('cart')],
    };

    expect(specsOf('RequestAuthentication', plane)).toMatchObject({ 'istio-ingress/public': { targetRefs } });
    expect(specsOf('AuthorizationPolicy', plane)).toMatchObject({ 'istio-ingress/cart-token': { targetRefs } });
  });
});

describe('rendered NetworkPolicies', () => {
  const plane: ControlPlaneSettings = {
    networkPolicies: 'rendered',
    applications: [books, { ...shop, callers: [{ namespace: 'books' }] }],
  };
  const fromNamespace = (name: string) => ({
    namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
  });
  const tcp = (...ports: readonly number[]) => ports.map((port) => ({ protocol: 'TCP', port }));

  it('open applications to their namespace, their callers and the gateways that expose them', () => {
    const policies = specsOf('NetworkPolicy', plane);
    const gateway = { ...fromNamespace('istio-ingress'), podSelector: { matchLabels: { istio: 'public' } } };

    expect(policies['shop/own-namespace']).toEqual({
      podSelector: {},
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: {} }] }],
    });
    expect(policies['shop/shop-callers']).toMatchObject({ ingress: [{ from: [fromNamespace('books')] }] });
    expect(policies['shop/shop-gateway']).toMatchObject({ podSelector: {}, ingress: [{ from: [gateway] }] });
    expect(policies['books/books-gateway']).toMatchObject({
      podSelector: { matchLabels: { app: 'productpage' } },
      ingress: [{ from: [gateway] }],
    });
  });

  it('open istiod to proxies, and its webhooks to the API server', () => {
    const policies = specsOf('NetworkPolicy', plane);
    const podSelector = { matchLabels: { app: 'istiod' } };

    expect(policies['istio-system/istiod-webhooks']).toEqual({
      podSelector,
      policyTypes: ['Ingress'],
      ingress: [{ ports: tcp(15017) }],
    });
    expect(policies['istio-system/istiod-proxies']).toMatchObject({
      podSelector,
      ingress: [{ from: ['istio-ingress', 'books', 'shop'].map(fromNamespace), ports: tcp(15012) }],
    });
  });

  it('open gateways to the router, and those with a load balancer to everybody', () => {
    const balanced = { ...gateways[0], service: { type: 'LoadBalancer' as const } };
    const exposed = { ...books, expose: { host: 'books.acme.org' } };
    const behindBalancer = specsOf('NetworkPolicy', { ...plane, gateways: [balanced], applications: [exposed] });
    const router = { namespaceSelector: { matchLabels: { 'policy-group.network.openshift.io/ingress': '' } } };

    expect(specsOf('NetworkPolicy', plane)['istio-ingress/public-clients']).toMatchObject({
      podSelector: { matchLabels: { istio: 'public' } },
      ingress: [{ from: [router], ports: tcp(8443) }],
    });
    expect(behindBalancer['istio-ingress/public-clients']).toMatchObject({
      ingress: [{ ports: tcp(8443, 15021) }],
    });
    expect(behindBalancer['istio-ingress/public-clients']).not.toHaveProperty('ingress[0].from');
  });

  it('open gateways where they serve what is exposed, and nowhere else', () => {
    const edge = { ...books, expose: { termination: 'edge' as const } };
    const clientsOf = (applications: ControlPlaneSettings['applications'], gatewayClassName?: 'istio') =>
      specsOf('NetworkPolicy', { ...plane, applications, gateways: [{ ...gateways[0], gatewayClassName }] })[
        'istio-ingress/public-clients'
      ];
    const quiet = { name: 'till', namespace: 'till', expose: { service: { name: 'till', port: 80 } } };

    expect(clientsOf([edge])).toMatchObject({ ingress: [{ ports: tcp(8080) }] });
    expect(clientsOf([edge], 'istio')).toMatchObject({ ingress: [{ ports: tcp(80) }] });
    expect(clientsOf([quiet, edge])).toMatchObject({ ingress: [{ ports: tcp(8080, 8443) }] });
    expect(clientsOf([])).toEqual({
      podSelector: { matchLabels: { istio: 'public' } },
      policyTypes: ['Ingress'],
    });
  });

  it('stand alone: none that lets everybody in to a gateway remains', () => {
    const named = (networkPolicies: ControlPlaneSettings['networkPolicies']) =>
      [...objectsOf(cluster({ ...plane, applications: [books], networkPolicies })).keys()].filter((title) =>
        title.startsWith('NetworkPolicy istio-ingress/'),
      );

    expect(named('rendered')).toEqual(['NetworkPolicy istio-ingress/public-clients']);
    expect(named('operator')).toEqual(['NetworkPolicy istio-ingress/public-ingress']);
    expect(named(undefined)).toEqual(['NetworkPolicy istio-ingress/public-ingress']);
  });

  it('open proxies and istiod to monitoring, where there is any', () => {
    const monitored = specsOf('NetworkPolicy', { ...plane, observability: {} });
    const scraper = fromNamespace('openshift-user-workload-monitoring');

    expect(monitored['shop/monitoring']).toMatchObject({ ingress: [{ from: [scraper], ports: tcp(15020, 15090) }] });
    expect(monitored['istio-ingress/public-monitoring']).toMatchObject({
      podSelector: { matchLabels: { istio: 'public' } },
      ingress: [{ from: [scraper], ports: tcp(15020, 15090) }],
    });
    expect(monitored['istio-system/istiod-monitoring']).toMatchObject({
      ingress: [{ from: [scraper, { podSelector: {} }], ports: tcp(15014) }],
    });
    expect(Object.keys(specsOf('NetworkPolicy', plane)).filter((name) => name.endsWith('monitoring'))).toEqual([]);
  });

  it('in ambient mode open pods to probes, waypoints to callers, and istiod to the proxies of nodes', () => {
    const ambient = specsOf('NetworkPolicy', {
      ...plane,
      dataplaneMode: 'ambient',
      applications: [books, { ...shop, callers: [{ namespace: 'books' }], waypoint: {} }],
    });

    expect(ambient['shop/kubelet']).toMatchObject({
      ingress: [
        {
          from: ['169.254.7.127/32', 'fd16:9254:7127:1337:ffff:ffff:ffff:ffff/128'].map((cidr) => ({
            ipBlock: { cidr },
          })),
        },
      ],
    });
    expect(ambient['shop/waypoint-clients']).toMatchObject({
      podSelector: { matchLabels: { 'gateway.networking.k8s.io/gateway-name': 'waypoint' } },
    });
    expect(ambient['istio-system/istiod-proxies']).toMatchObject({
      ingress: [{ from: expect.arrayContaining([fromNamespace('ztunnel')]) }],
    });
  });

  it('open istiod to the proxies of nodes only where it is the one that they answer to', () => {
    const others = { name: 'other', namespace: 'istio-other', dataplaneMode: 'ambient', applications: [] } as const;
    const controlPlanes = [
      { gateways, ...plane },
      { ...others, namespaces: ['elsewhere'] },
    ];
    const policies = objectsOf({ ...cluster(plane), controlPlanes });

    expect(policies.get('NetworkPolicy istio-system/istiod-proxies')).toMatchObject({
      spec: { ingress: [{ from: ['istio-ingress', 'books', 'shop'].map(fromNamespace) }] },
    });
  });

  it('open pods of an exception to clients wherever they are', () => {
    const exceptions = [{ namespace: 'books', matchLabels: { app: 'ratings' }, ports: [9080] }];
    const policies = specsOf('NetworkPolicy', { ...plane, peerAuthentication: { exceptions } });

    expect(policies['books/ratings-without-mtls']).toEqual({
      podSelector: { matchLabels: { app: 'ratings' } },
      policyTypes: ['Ingress'],
      ingress: [{ ports: tcp(9080) }],
    });
  });

  it('open applications to the gateway that takes calls from other clusters', () => {
    const policies = specsOf('NetworkPolicy', {
      ...plane,
      certificateAuthority: { issuerRef: { name: 'acme-root' } },
      multiCluster: { meshID: 'acme' },
    });
    const gateway = { ...fromNamespace('istio-eastwest'), podSelector: { matchLabels: { istio: 'eastwestgateway' } } };

    expect(policies['shop/other-clusters']).toMatchObject({ ingress: [{ from: [gateway] }] });
    expect(policies['istio-eastwest/istio-eastwestgateway-clients']).toMatchObject({
      ingress: [{ ports: tcp(15021, 15443) }],
    });
  });
});

it('the pods and accounts of the sample are those that policies know', () => {
  const objects = [...objectsOf(cluster({ applications: [books] })).values()];
  const deployments = objects.filter(({ kind, metadata }) => kind === 'Deployment' && metadata.namespace === 'books');
  const templates = deployments.map(({ spec }) => (spec as { template: Template }).template);

  expect(templates.map(({ metadata }) => metadata.labels)).toEqual(expect.arrayContaining([...bookinfoPods]));
  expect(templates).toHaveLength(bookinfoPods.length);
  expect(new Set(templates.map(({ spec }) => spec.serviceAccountName))).toEqual(new Set(bookinfoAccounts));
});

interface Template {
  readonly metadata: { readonly labels: Readonly<Record<string, string>> };
  readonly spec: { readonly serviceAccountName: string };
}
