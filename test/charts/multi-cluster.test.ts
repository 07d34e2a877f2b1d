import { describe, expect, it } from 'vitest';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../../lib/settings/control-planes/control-plane-settings';
import { objectsOfAll } from '../support';

const certificateAuthority = { signer: 'istiod', issuerRef: { name: 'mesh-root' } } as const;

function cluster(name: string, plane: ControlPlaneSettings): ClusterSettings {
  return { name, appsDomain: `apps.${name}.acme.org`, controlPlanes: [plane] };
}

const primary = (name: string, changes: Partial<ControlPlaneSettings['multiCluster']> = {}) =>
  cluster(name, { multiCluster: { meshID: 'acme', ...changes }, certificateAuthority });

const remote = cluster('west', {
  multiCluster: { meshID: 'acme', remote: { primary: 'east', remotePilotAddress: '192.0.2.10' } },
});

describe('a primary cluster', () => {
  const [east = new Map()] = objectsOfAll([primary('east'), primary('west')]);

  it('says which mesh, network and cluster it is', () => {
    expect(east.get('Istio default')?.spec).toMatchObject({
      values: { global: { meshID: 'acme', network: 'east', multiCluster: { clusterName: 'east' } } },
    });
    expect(east.get('Namespace istio-system')?.metadata.labels).toEqual({ 'topology.istio.io/network': 'east' });
  });

  it('takes what comes from other clusters at a load balancer', () => {
    const service = east.get('Service istio-eastwest/istio-eastwestgateway');

    expect(service?.metadata.labels).toEqual({ istio: 'eastwestgateway', 'topology.istio.io/network': 'east' });
    expect(service?.spec).toEqual({
      type: 'LoadBalancer',
      selector: { istio: 'eastwestgateway' },
      ports: [
        { name: 'status-port', port: 15021, targetPort: 15021 },
        { name: 'tls', port: 15443, targetPort: 15443 },
      ],
    });
    expect(east.get('Deployment istio-eastwest/istio-eastwestgateway')?.spec).toMatchObject({
      template: {
        metadata: { labels: { istio: 'eastwestgateway', 'topology.istio.io/network': 'east' } },
        spec: { containers: [{ env: [{ name: 'ISTIO_META_REQUESTED_NETWORK_VIEW', value: 'east' }] }] },
      },
    });
    expect(east.get('Gateway istio-eastwest/cross-network-gateway')?.spec).toEqual({
      selector: { istio: 'eastwestgateway' },
      servers: [
        {
          port: { number: 15443, name: 'tls', protocol: 'TLS' },
          tls: { mode: 'AUTO_PASSTHROUGH' },
          hosts: ['*.local'],
        },
      ],
    });
  });

  it('gives the gateway no right to read Secrets, and no Secret to anybody', () => {
    const kinds = [...east.keys()].filter((title) => /^(Role|RoleBinding|Secret) .*eastwest/.test(title));

    expect(kinds).toEqual([]);
  });

  it('keeps the control plane to itself', () => {
    expect(east.has('Gateway istio-eastwest/istiod-gateway')).toBe(false);
    expect(JSON.stringify(east.get('Istio default')?.spec)).not.toContain('externalIstiod');
  });

  it('calls things as it is told', () => {
    const annotations = { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' };
    const eastWestGateway = { name: 'istio-between', namespace: 'between', replicas: 3, annotations };
    const [objects = new Map()] = objectsOfAll([
      primary('east', { network: 'net-1', clusterName: 'c-1', eastWestGateway }),
    ]);

    expect(objects.get('Istio default')?.spec).toMatchObject({
      values: { global: { network: 'net-1', multiCluster: { clusterName: 'c-1' } } },
    });
    expect(objects.get('Service between/istio-between')?.metadata.annotations).toMatchObject(annotations);
    expect(objects.get('Deployment between/istio-between')?.spec).toMatchObject({ replicas: 3 });
    expect(objects.get('Gateway between/cross-network-gateway')?.spec).toMatchObject({
      selector: { istio: 'between' },
    });
  });

  it('tells istio-csr its name', () => {
    const settings = cluster('east', {
      multiCluster: { meshID: 'acme' },
      certificateAuthority: { issuerRef: { name: 'mesh-root' } },
    });

    expect(objectsOfAll([settings])[0]?.get('IstioCSR istio-csr/default')?.spec).toMatchObject({
      istioCSRConfig: { server: { clusterID: 'east' } },
    });
  });
});

describe('a primary cluster with a remote one', () => {
  const [east = new Map(), west = new Map()] = objectsOfAll([primary('east'), remote]);

  it('opens its control plane, and nothing but that', () => {
    const hosts = ['istiod.istio-system.svc', 'istiod.istio-system.svc.cluster.local'];
    const destination = (number: number) => [
      { destination: { host: 'istiod.istio-system.svc.cluster.local', port: { number } } },
    ];

    expect(east.get('Istio default')?.spec).toMatchObject({ values: { global: { externalIstiod: true } } });
    expect(east.get('Service istio-eastwest/istio-eastwestgateway')?.spec).toMatchObject({
      ports: [{ port: 15021 }, { port: 15443 }, { port: 15012 }, { port: 15017 }],
    });
    expect(east.get('Gateway istio-eastwest/istiod-gateway')?.spec).toEqual({
      selector: { istio: 'eastwestgateway' },
      servers: [
        { port: { number: 15012, name: 'tls-istiod', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' }, hosts },
        { port: { number: 15017, name: 'tls-webhook', protocol: 'TLS' }, tls: { mode: 'PASSTHROUGH' }, hosts },
      ],
    });
    expect(east.get('VirtualService istio-eastwest/istiod-vs')?.spec).toEqual({
      hosts,
      gateways: ['istiod-gateway'],
      tls: [
        { match: [{ port: 15012, sniHosts: hosts }], route: destination(15012) },
        { match: [{ port: 15017, sniHosts: hosts }], route: destination(443) },
      ],
    });
  });

  it('opens by NetworkPolicies and authorization the ports that the gateway has, those of istiod too', () => {
    const closed = cluster('east', {
      multiCluster: { meshID: 'acme' },
      certificateAuthority,
      networkPolicies: 'rendered',
      denyByDefault: true,
    });
    const [objects = new Map()] = objectsOfAll([closed, remote]);
    const ports = [15021, 15443, 15012, 15017];

    expect(objects.get('NetworkPolicy istio-eastwest/istio-eastwestgateway-clients')?.spec).toMatchObject({
      ingress: [{ ports: ports.map((port) => ({ port })) }],
    });
    expect(objects.get('AuthorizationPolicy istio-eastwest/istio-eastwestgateway-clients')?.spec).toMatchObject({
      rules: [{ to: [{ operation: { ports: ports.map(String) } }] }],
    });
  });

  it('is where the remote one finds its control plane', () => {
    expect(west.get('Istio default')?.spec).toMatchObject({
      profile: 'remote',
      values: {
        istiodRemote: { injectionPath: '/inject/cluster/west/net/west' },
        global: { meshID: 'acme', network: 'west', remotePilotAddress: '192.0.2.10' },
      },
    });
    expect(west.get('Namespace istio-system')?.metadata).toMatchObject({
      labels: { 'topology.istio.io/network': 'west' },
      annotations: { 'topology.istio.io/controlPlaneClusters': 'east' },
    });
  });

  it('leaves the remote one a gateway, but nothing that istiod reads', () => {
    expect(west.has('Service istio-eastwest/istio-eastwestgateway')).toBe(true);
    expect([...west.keys()].filter((title) => /^(Gateway|VirtualService|Certificate) /.test(title))).toEqual([]);
  });
});

describe('clusters that deny by default', () => {
  const gateways = [{ name: 'public', namespace: 'istio-ingress' }] as const;
  const closed = { denyByDefault: true, networkPolicies: 'rendered', certificateAuthority } as const;
  const multiCluster = { meshID: 'acme' };
  const books = { name: 'books', namespace: 'books' } as const;
  const expose = { service: { name: 'books', port: 80 }, host: 'books.acme.org' };
  const callers = [{ namespace: 'shop', serviceAccounts: ['shop'] }];
  const policiesOf = (objects: ReadonlyMap<string, unknown> = new Map()) =>
    [...objects.keys()].filter((title) => title.startsWith('AuthorizationPolicy books/'));
  const from = (principal: string) => ({ spec: { rules: [{ from: [{ source: { principals: [principal] } }] }] } });

  it('let in the gateways and the callers of the others, who keep their identity on the way', () => {
    const [east = new Map(), west = new Map()] = objectsOfAll([
      cluster('east', { ...closed, multiCluster, gateways, applications: [{ ...books, expose, callers }] }),
      cluster('west', { ...closed, multiCluster, namespaces: ['books', 'shop'] }),
    ]);

    expect(west.get('AuthorizationPolicy books/books-gateway-of-east')).toMatchObject(
      from('cluster.local/ns/istio-ingress/sa/public'),
    );
    expect(west.get('AuthorizationPolicy books/books-callers-of-east')).toMatchObject(
      from('cluster.local/ns/shop/sa/shop'),
    );
    expect(policiesOf(west)).toHaveLength(3);
    expect(policiesOf(east)).toHaveLength(3);
  });

  it('say once what all of them declare', () => {
    const plane = {
      ...closed,
      multiCluster,
      gateways,
      namespaces: ['shop'],
      applications: [{ ...books, expose, callers }],
    };
    const [, west] = objectsOfAll([cluster('east', plane), cluster('west', plane)]);

    expect(policiesOf(west)).toEqual([
      'AuthorizationPolicy books/books-callers',
      'AuthorizationPolicy books/books-gateway',
      'AuthorizationPolicy books/own-namespace',
    ]);
  });

  it('open by NetworkPolicies to callers of their own, since others come through the gateway between them', () => {
    const [east = new Map()] = objectsOfAll([
      cluster('east', { ...closed, multiCluster, applications: [{ ...books, callers }] }),
      cluster('west', { ...closed, multiCluster, namespaces: ['shop'] }),
    ]);

    expect(east.has('AuthorizationPolicy books/books-callers')).toBe(true);
    expect(east.has('NetworkPolicy books/books-callers')).toBe(false);
    expect(east.has('NetworkPolicy books/other-clusters')).toBe(true);
  });

  it('let calls from others out through an egress gateway, too', () => {
    const egress = {
      egressGateways: [{ name: 'out', namespace: 'istio-egress' }],
      externalServices: [{ name: 'mail', hosts: ['api.mail.org'], tls: {}, egressGateway: 'out' }],
    };
    const [east = new Map()] = objectsOfAll([
      cluster('east', { ...closed, multiCluster, ...egress, applications: [books] }),
      cluster('west', { ...closed, multiCluster, ...egress, namespaces: ['shop'] }),
    ]);

    expect(east.get('AuthorizationPolicy istio-egress/out-http-of-west')?.spec).toMatchObject({
      rules: [{ from: [{ source: { namespaces: ['shop'] } }] }],
    });
    expect(east.get('NetworkPolicy istio-egress/out-other-clusters')?.spec).toMatchObject({
      ingress: [{ from: [{ podSelector: { matchLabels: { istio: 'eastwestgateway' } } }] }],
    });
  });

  it('let in for a remote one, too, which takes its policies from its primary', () => {
    const [settings] = remote.controlPlanes ?? [];
    const [east = new Map(), west = new Map()] = objectsOfAll([
      cluster('east', { ...closed, multiCluster, namespaces: ['books', 'shop'] }),
      cluster('west', { ...settings, applications: [{ ...books, callers }] }),
    ]);

    expect(east.get('AuthorizationPolicy books/books-callers-of-west')).toMatchObject(
      from('cluster.local/ns/shop/sa/shop'),
    );
    expect(policiesOf(west)).toEqual([]);
  });
});

it('a remote cluster runs the istio-csr that its proxies ask, and its Istio is told so at home', () => {
  const certificates = { certificateAuthority: { issuerRef: { name: 'mesh-root' } } };
  const [settings] = remote.controlPlanes ?? [];
  const [, west = new Map()] = objectsOfAll([
    cluster('east', { multiCluster: { meshID: 'acme' }, ...certificates }),
    cluster('west', { ...settings, ...certificates }),
  ]);

  expect(west.get('IstioCSR istio-csr/default')?.spec).toMatchObject({
    istioCSRConfig: { server: { clusterID: 'west' } },
  });
  expect(JSON.stringify(west.get('Istio default')?.spec)).not.toContain('caAddress');
});
