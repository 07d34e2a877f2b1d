import { type Manifest, title } from '../../lib/manifest/manifest';
import type { Stage } from '../../lib/manifest/stage';

/** An object by its kind and place, e.g. `Gateway istio-ingress/public`. */
export function object(apiVersion: string, named: string, fields: object = {}): Manifest {
  const [kind = '', place = ''] = named.split(' ');
  const slash = place.indexOf('/');
  const metadata = slash < 0 ? { name: place } : { namespace: place.slice(0, slash), name: place.slice(slash + 1) };
  const { labels, annotations, ...rest } = fields as { readonly labels?: object; readonly annotations?: object };
  return {
    apiVersion,
    kind,
    metadata: { ...metadata, ...(labels && { labels }), ...(annotations && { annotations }) } as Manifest['metadata'],
    ...rest,
  };
}

const networking = 'networking.istio.io/v1';
const gatewayApi = 'gateway.networking.k8s.io/v1';
const sail = 'sailoperator.io/v1';
const security = 'security.istio.io/v1';

export function namespace(name: string, labels: object = {}): Manifest {
  return object('v1', `Namespace ${name}`, { labels });
}

export function istio(spec: object = {}, name = 'default'): Manifest {
  return object(sail, `Istio ${name}`, { spec: { namespace: 'istio-system', version: 'v1.30.3', ...spec } });
}

/** Service and Deployment of an injected gateway. */
export function injectedGateway(place: string, service: object = {}, podLabels: object = {}): readonly Manifest[] {
  const labels = { istio: place.slice(place.indexOf('/') + 1) };
  const template = {
    metadata: { labels: { ...labels, ...podLabels }, annotations: { 'inject.istio.io/templates': 'gateway' } },
  };
  const ports = [
    { name: 'http2', port: 80, targetPort: 8080 },
    { name: 'https', port: 443, targetPort: 8443 },
  ];
  return [
    object('v1', `Service ${place}`, { spec: { selector: labels, ports, ...service } }),
    object('apps/v1', `Deployment ${place}`, { spec: { template } }),
  ];
}

/** Istio's Gateway of a host and its VirtualService, both in the application's namespace `shop`. */
export function servedByIstio(host: string, gateway: string, server: object = {}): readonly Manifest[] {
  const tls = { mode: 'SIMPLE', credentialName: 'shop-cert' };
  const servers = [{ hosts: [host], port: { number: 8443, name: 'https', protocol: 'HTTPS' }, tls, ...server }];
  return [
    object(networking, 'Gateway shop/shop', { spec: { selector: { istio: gateway }, servers } }),
    object(networking, 'VirtualService shop/shop', {
      spec: {
        hosts: [host],
        gateways: ['shop'],
        http: [
          { match: [{ uri: { prefix: '/cart' } }], route: [{ destination: { host: 'web', port: { number: 8080 } } }] },
        ],
      },
    }),
    object('v1', 'Service shop/web', { spec: { selector: { app: 'web' }, ports: [{ port: 8080 }] } }),
  ];
}

export function route(host: string, service: string, targetPort: string | number, tls?: object): Manifest {
  const spec = { host, to: { kind: 'Service', name: service }, port: { targetPort }, ...(tls && { tls }) };
  return object('route.openshift.io/v1', 'Route ingress/shop', { spec });
}

export const certificate = object('cert-manager.io/v1', 'Certificate ingress/shop', {
  spec: { secretName: 'shop-cert', issuerRef: { name: 'ca', kind: 'Issuer' } },
});
export const issuer = object('cert-manager.io/v1', 'Issuer ingress/ca', { spec: { ca: { secretName: 'shop-cert' } } });

/** A Gateway of the Gateway API, an HTTPRoute and a GRPCRoute, with a Route in front where the type is ClusterIP. */
export function gatewayApiMesh(type: 'ClusterIP' | 'LoadBalancer'): readonly Manifest[] {
  const listener = (host: string) => ({
    name: host.split('.')[0],
    hostname: host,
    port: 443,
    protocol: 'HTTPS',
    tls: { certificateRefs: [{ name: 'shop-cert' }] },
  });
  const parentRefs = (sectionName: string) => [{ name: 'public', namespace: 'ingress', sectionName }];
  const routes = ['shop', 'quotes'].map((name) =>
    object('route.openshift.io/v1', `Route ingress/${name}`, {
      spec: {
        host: `${name}.acme.org`,
        to: { kind: 'Service', name: 'public-istio' },
        port: { targetPort: 443 },
        tls: { termination: 'passthrough' },
      },
    }),
  );
  return [
    istio(),
    certificate,
    issuer,
    object(gatewayApi, 'Gateway ingress/public', {
      annotations: { 'networking.istio.io/service-type': type },
      spec: { gatewayClassName: 'istio', listeners: [listener('shop.acme.org'), listener('quotes.acme.org')] },
    }),
    object(gatewayApi, 'HTTPRoute shop/shop', {
      spec: {
        parentRefs: parentRefs('shop'),
        hostnames: ['shop.acme.org'],
        rules: [
          {
            matches: [{ path: { type: 'Exact', value: '/cart' } }],
            backendRefs: [{ name: 'web', port: 8080 }],
          },
          {
            backendRefs: [
              { name: 'web', port: 8080 },
              { name: 'api', namespace: 'payments', port: 9000 },
            ],
          },
        ],
      },
    }),
    object(gatewayApi, 'GRPCRoute quotes/quotes', {
      spec: {
        parentRefs: parentRefs('quotes'),
        hostnames: ['quotes.acme.org'],
        rules: [
          {
            matches: [{ method: { service: 'acme.Quotes', method: 'Get' } }],
            backendRefs: [{ name: 'quotes', port: 9090 }],
          },
        ],
      },
    }),
    ...(type === 'ClusterIP' ? routes : []),
  ];
}

/** Injected, with a load balancer instead of a Route. */
export const balancedMesh: readonly Manifest[] = [
  istio(),
  certificate,
  issuer,
  ...injectedGateway('ingress/public', { type: 'LoadBalancer' }),
  ...servedByIstio('shop.acme.org', 'public'),
];

/** TLS that ends at the router, once for good. */
export function terminatedMesh(termination: 'edge' | 'reencrypt', tls: object = {}): readonly Manifest[] {
  return [
    istio(),
    ...injectedGateway('ingress/public'),
    ...servedByIstio('shop.acme.org', 'public', termination === 'edge' ? { tls: undefined } : { hosts: ['*'] }),
    route('shop.acme.org', 'public', termination === 'edge' ? 'http2' : 'https', { termination, ...tls }),
    certificate,
    issuer,
  ];
}

const dedicated = { istio: 'egress' };

/** Hosts outside: one that pods call, one through the egress gateway with TLS of the mesh's. */
export const egressMesh: readonly Manifest[] = [
  istio(),
  namespace('shop', { 'istio-injection': 'enabled' }),
  ...injectedGateway('out/egress'),
  object(networking, 'ServiceEntry istio-system/packages', {
    spec: { hosts: ['packages.test'], exportTo: ['*'], ports: [{ number: 443, protocol: 'TLS' }] },
  }),
  object(networking, 'ServiceEntry shop/bank', {
    spec: {
      hosts: ['bank.test'],
      exportTo: ['.', 'out'],
      ports: [{ number: 80, protocol: 'HTTP', targetPort: 443 }],
    },
  }),
  object(networking, 'ServiceEntry shop/inside', { spec: { hosts: ['vm.shop.test'], location: 'MESH_INTERNAL' } }),
  object(networking, 'DestinationRule shop/bank', {
    spec: {
      host: 'bank.test',
      trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'MUTUAL', credentialName: 'bank' } }] },
    },
  }),
  object(networking, 'Gateway out/bank', {
    spec: { selector: dedicated, servers: [{ hosts: ['bank.test'], port: { number: 80 } }] },
  }),
  object(networking, 'VirtualService shop/bank', {
    spec: {
      hosts: ['bank.test'],
      gateways: ['mesh', 'out/bank'],
      http: [
        {
          match: [{ gateways: ['mesh'] }],
          route: [{ destination: { host: 'egress.out.svc.cluster.local', port: { number: 80 } } }],
        },
        { match: [{ gateways: ['out/bank'] }], route: [{ destination: { host: 'bank.test', port: { number: 80 } } }] },
      ],
    },
  }),
];

/** A host that asks for tokens, in a mesh of strict mutual TLS; `shop/db` answers without. */
export const securedMesh: readonly Manifest[] = [
  istio(),
  ...injectedGateway('ingress/public'),
  ...servedByIstio('shop.acme.org', 'public'),
  route('shop.acme.org', 'public', 'https', { termination: 'passthrough' }),
  certificate,
  issuer,
  object(security, 'PeerAuthentication istio-system/default', { spec: { mtls: { mode: 'STRICT' } } }),
  object(security, 'PeerAuthentication shop/db', {
    spec: { selector: { matchLabels: { app: 'db' } }, mtls: { mode: 'PERMISSIVE' } },
  }),
  object(security, 'RequestAuthentication ingress/public', {
    spec: {
      selector: { matchLabels: { istio: 'public' } },
      jwtRules: [{ issuer: 'https://sso.test' }, { issuer: 'https://other.test' }],
    },
  }),
  object(security, 'AuthorizationPolicy ingress/shop', {
    spec: {
      selector: { matchLabels: { istio: 'public' } },
      action: 'DENY',
      rules: [
        {
          from: [{ source: { notRequestPrincipals: ['https://sso.test/*'] } }],
          to: [{ operation: { hosts: ['shop.acme.org', 'shop.acme.org:*'] } }],
        },
      ],
    },
  }),
];

/** Ambient mode, with a waypoint that requests from the gateway pass too. */
export const ambientMesh: readonly Manifest[] = [
  istio({ profile: 'ambient' }),
  object(sail, 'IstioCNI default', { spec: { namespace: 'istio-cni', version: 'v1.30.3' } }),
  object(sail, 'ZTunnel default', { spec: { namespace: 'nodes', version: 'v1.30.3' } }),
  namespace('shop', {
    'istio.io/dataplane-mode': 'ambient',
    'istio.io/use-waypoint': 'waypoint',
    'istio.io/ingress-use-waypoint': 'true',
  }),
  object(gatewayApi, 'Gateway shop/waypoint', {
    spec: { gatewayClassName: 'istio-waypoint', listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }] },
  }),
  ...injectedGateway('ingress/public'),
  ...servedByIstio('shop.acme.org', 'public'),
  route('shop.acme.org', 'public', 'https', { termination: 'passthrough' }),
  certificate,
  issuer,
];

/** Metrics, Kiali and traces; the monitoring of what users run is turned on here. */
export const observedMesh: readonly Manifest[] = [
  istio(),
  object('v1', 'ConfigMap openshift-monitoring/cluster-monitoring-config', {
    data: { 'config.yaml': 'enableUserWorkload: true\n' },
  }),
  object('monitoring.coreos.com/v1', 'PodMonitor shop/istio-proxies-monitor', { spec: {} }),
  object('kiali.io/v1alpha1', 'Kiali istio-system/kiali', { spec: { version: 'v2.27' } }),
  object('kiali.io/v1alpha1', 'OSSMConsole ossmconsole/ossmconsole', { spec: { version: 'v2.27' } }),
  object('tempo.grafana.com/v1alpha1', 'TempoStack tempo/mesh', {
    spec: {
      storage: { secret: { name: 'traces', type: 's3' } },
      template: { queryFrontend: { jaegerQuery: { enabled: true, ingress: { type: 'route' } } } },
    },
  }),
  object('opentelemetry.io/v1beta1', 'OpenTelemetryCollector tempo/otel', { spec: { mode: 'deployment' } }),
];

const eastWest = [
  ...injectedGateway('istio-eastwest/eastwest', {
    type: 'LoadBalancer',
    ports: [{ name: 'tls', port: 15443, targetPort: 15443 }],
  }),
  object(networking, 'Gateway istio-eastwest/cross-network-gateway', {
    spec: {
      selector: { istio: 'eastwest' },
      servers: [{ hosts: ['*.local'], port: { number: 15443 }, tls: { mode: 'AUTO_PASSTHROUGH' } }],
    },
  }),
];

const global = { meshID: 'acme', network: 'east', multiCluster: { clusterName: 'east' } };

/** A primary cluster that serves remote ones too. */
export const primaryMesh: readonly Manifest[] = [
  istio({ values: { global: { ...global, externalIstiod: true } } }),
  ...eastWest,
  object(networking, 'Gateway istio-eastwest/istiod-gateway', {
    spec: {
      selector: { istio: 'eastwest' },
      servers: [{ hosts: ['*'], port: { number: 15012 }, tls: { mode: 'PASSTHROUGH' } }],
    },
  }),
  object(networking, 'VirtualService istio-eastwest/istiod-vs', {
    spec: {
      hosts: ['istiod.istio-system.svc', 'istiod.istio-system.svc.cluster.local'],
      gateways: ['istiod-gateway'],
      tls: [{ route: [{ destination: { host: 'istiod.istio-system.svc.cluster.local', port: { number: 15012 } } }] }],
    },
  }),
];

/** A remote cluster, whose gateway is configured from its primary. */
export const remoteMesh: readonly Manifest[] = [
  istio({
    profile: 'remote',
    values: {
      global: {
        meshID: 'acme',
        network: 'west',
        multiCluster: { clusterName: 'west' },
        remotePilotAddress: 'east.test',
      },
    },
  }),
  ...eastWest.slice(0, 2),
  object('v1', 'ServiceAccount istio-system/istio-reader-service-account'),
];

/** The first half of a canary upgrade: all but `search` stay with the revision before. */
export const canaryMesh: readonly Manifest[] = [
  istio({ updateStrategy: { type: 'RevisionBased', inactiveRevisionDeletionGracePeriodSeconds: 600 } }),
  object(sail, 'IstioRevisionTag default', {
    spec: { targetRef: { kind: 'IstioRevision', name: 'default-v1-28-10' } },
  }),
  object(sail, 'IstioRevisionTag canary', { spec: { targetRef: { kind: 'Istio', name: 'default' } } }),
  namespace('shop', { 'istio-injection': 'enabled' }),
  namespace('search', { 'istio.io/rev': 'canary' }),
  ...injectedGateway('ingress/public', {}, { 'sidecar.istio.io/inject': 'true' }),
  ...injectedGateway('ingress/tried', {}, { 'istio.io/rev': 'canary' }),
];

/** Certificates of pods by istio-csr, from an issuer of somebody else's; operators from a mirror. */
export const mirroredMesh: readonly Manifest[] = [
  object('operators.coreos.com/v1alpha1', 'Subscription openshift-operators/servicemeshoperator3', {
    spec: {
      name: 'servicemeshoperator3',
      channel: 'stable-3.4',
      source: 'cs-redhat-operator-index',
      sourceNamespace: 'openshift-marketplace',
    },
  }),
  object('operator.openshift.io/v1alpha1', 'IstioCSR istio-csr/default', {
    spec: {
      istioCSRConfig: {
        certManager: { issuerRef: { name: 'mesh-root', kind: 'ClusterIssuer', group: 'cert-manager.io' } },
        istio: { namespace: 'istio-system' },
      },
    },
  }),
  istio(),
];

/** Every mesh, by what it is told of. */
export const meshes: Readonly<Record<string, readonly Manifest[]>> = {
  'the Gateway API behind the router': gatewayApiMesh('ClusterIP'),
  'the Gateway API behind a load balancer': gatewayApiMesh('LoadBalancer'),
  'a load balancer': balancedMesh,
  'TLS that ends at the router': terminatedMesh('edge'),
  'TLS that starts again at the router': terminatedMesh('reencrypt'),
  'hosts outside': egressMesh,
  'tokens and strict mutual TLS': securedMesh,
  'ambient mode': ambientMesh,
  observability: observedMesh,
  'a primary cluster': primaryMesh,
  'a remote cluster': remoteMesh,
  'a canary upgrade': canaryMesh,
  'a mirror and istio-csr': mirroredMesh,
};

/** Objects as one file. */
export function stage(manifests: readonly Manifest[], id = '50-all'): Stage {
  return { id, manifests };
}

/** Other objects in the places of some, by title; those that change to nothing are left out. */
export function changed(
  manifests: readonly Manifest[],
  changes: Readonly<Record<string, ((spec: Record<string, unknown>) => object) | undefined>>,
): readonly Manifest[] {
  const known = new Set(manifests.map(title));
  for (const name of Object.keys(changes)) if (!known.has(name)) throw new Error(`no ${name}`);
  return manifests.flatMap((manifest) => {
    const name = title(manifest);
    if (!Object.hasOwn(changes, name)) return [manifest];
    const change = changes[name];
    return change ? [{ ...manifest, spec: change((manifest.spec ?? {}) as Record<string, unknown>) }] : [];
  });
}
