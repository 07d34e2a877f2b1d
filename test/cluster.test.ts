import { Chart } from 'cdk8s';
import { k8s } from 'cdk8s-plus-30';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../lib/commands/synth/synthesize';
import type { ClusterSettings } from '../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../lib/settings/control-planes/control-plane-settings';
import { objectsOf, reference, resolved } from './support';

const [plane] = reference.controlPlanes ?? [];

function files(settings: ClusterSettings): ReadonlyMap<string, string> {
  return synthesize(resolved(settings)).files;
}

function withPlane(change: Partial<ControlPlaneSettings>): ClusterSettings {
  return { ...reference, controlPlanes: [{ ...plane, ...change }] };
}

describe('a cluster', () => {
  it('becomes one file a stage and a runbook', () => {
    expect([...files(reference).keys()]).toEqual([
      '00-operators.yaml',
      '10-namespaces.yaml',
      '20-control-plane.yaml',
      '30-gateways.yaml',
      '40-certificates.yaml',
      '50-workloads.yaml',
      '60-routing.yaml',
      'README.md',
    ]);
  });

  it('needs a name and an apps domain only', () => {
    const objects = objectsOf({ name: 'bare', appsDomain: 'apps.example.com' });

    expect([...objects.keys()]).toContain('Istio default');
    expect(objects.get('Istio default')?.spec).toMatchObject({ namespace: 'istio-system', version: 'v1.30.3' });
    expect(objects.get('IstioCNI default')?.spec).toMatchObject({ namespace: 'istio-cni', version: 'v1.30.3' });
  });

  it('gives the same bytes on every run', () => {
    expect(files(reference)).toEqual(files(reference));
  });

  it('touches only what carries the host when the host changes', () => {
    const applications = plane?.applications?.map((application) => ({
      ...application,
      expose: { ...application.expose, host: 'books.apps-crc.testing' },
    }));
    const before = files(reference);
    const after = files(withPlane({ applications }));

    const changed = [...before].filter(([name, text]) => after.get(name) !== text).map(([name]) => name);
    const undone = [...after].map(([name, text]) => [
      name,
      text.replaceAll('books.apps-crc.testing', 'bookinfo.apps-crc.testing'),
    ]);
    expect(changed).toEqual(['40-certificates.yaml', '60-routing.yaml', 'README.md']);
    expect(undone).toEqual([...before]);
  });

  it('lets extend add constructs to its charts and patch them', () => {
    const objects = objectsOf({
      ...reference,
      extend: ({ gateways, workloads }) => {
        new k8s.KubeConfigMap(workloads, 'banner', { metadata: { name: 'banner', namespace: 'app1' } });
        const extra = new Chart(Chart.of(gateways).node.root as Chart, '65-extra');
        new k8s.KubeConfigMap(extra, 'late', { metadata: { name: 'late', namespace: 'app1' } });
      },
    });

    expect(objects.get('ConfigMap app1/banner')?.metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-wave': '50',
    });
    expect(objects.get('ConfigMap app1/late')?.metadata.annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '65' });
  });
});

describe('two control planes on one cluster', () => {
  const objects = objectsOf({
    name: 'two',
    appsDomain: 'apps.example.com',
    controlPlanes: [
      { gateways: [{ name: 'istio-ingressgateway', namespace: 'ingress-a' }], namespaces: ['a'] },
      {
        name: 'blue',
        namespace: 'istio-blue',
        version: 'v1.28.10',
        updateStrategy: { type: 'RevisionBased' },
        namespaces: ['b'],
        gateways: [{ name: 'istio-ingressgateway', namespace: 'ingress-b' }],
      },
    ],
  });
  const labels = (namespace: string) => objects.get(`Namespace ${namespace}`)?.metadata.labels;

  it('each see the namespaces of their own mesh only', () => {
    expect(objects.get('Istio default')?.spec).toMatchObject({
      values: { meshConfig: { discoverySelectors: [{ matchLabels: { 'istio-discovery': 'default' } }] } },
    });
    expect(objects.get('Istio blue')?.spec).toMatchObject({
      values: { meshConfig: { discoverySelectors: [{ matchLabels: { 'istio-discovery': 'blue' } }] } },
    });
    expect(labels('istio-system')).toEqual({ 'istio-discovery': 'default' });
    expect(labels('ingress-a')).toEqual({ 'istio-discovery': 'default' });
    expect(labels('istio-blue')).toEqual({ 'istio-discovery': 'blue' });
    expect(labels('ingress-b')).toEqual({ 'istio-discovery': 'blue' });
  });

  it('enrol a namespace by the label that their revision answers to', () => {
    expect(labels('a')).toEqual({ 'istio-discovery': 'default', 'istio-injection': 'enabled' });
    expect(labels('b')).toEqual({ 'istio-discovery': 'blue', 'istio.io/rev': 'blue-v1-28-10' });
  });

  it('inject their own gateways', () => {
    const podLabels = (namespace: string) =>
      objects.get(`Deployment ${namespace}/istio-ingressgateway`)?.spec as {
        readonly template: { readonly metadata: { readonly labels: Readonly<Record<string, string>> } };
      };
    expect(podLabels('ingress-a').template.metadata.labels).toEqual({
      istio: 'ingressgateway',
      'sidecar.istio.io/inject': 'true',
    });
    expect(podLabels('ingress-b').template.metadata.labels).toEqual({
      istio: 'ingressgateway',
      'istio.io/rev': 'blue-v1-28-10',
    });
  });

  it('share one CNI plugin, of the older version, which works with both', () => {
    expect(objects.get('IstioCNI default')?.spec).toEqual({ namespace: 'istio-cni', version: 'v1.28.10' });
  });
});

it('names that look alike when joined are kept apart', () => {
  const plane = (name: string, namespace: string, gateway: string) => ({
    name,
    namespace,
    gateways: [{ name: gateway, namespace: `in-${namespace}` }],
  });
  const controlPlanes = [plane('a', 'x', 'b-g'), plane('a-b', 'y', 'g'), plane('cni', 'z', 'c')];

  expect([...objectsOf({ ...reference, controlPlanes }).keys()]).toEqual(
    expect.arrayContaining(['Istio cni', 'Deployment in-x/b-g', 'Deployment in-y/g']),
  );
});

describe('a control plane with discovery selectors of its own', () => {
  it('sees the namespaces of its mesh, which carry the labels of the first', () => {
    const objects = objectsOf(
      withPlane({ values: { meshConfig: { discoverySelectors: [{ matchLabels: { mesh: 'a' } }] } } }),
    );

    for (const name of ['istio-system', 'istio-ingress', 'app1']) {
      expect(objects.get(`Namespace ${name}`)?.metadata.labels).toMatchObject({ mesh: 'a' });
    }
    expect(objects.get('Namespace istio-cni')?.metadata.labels).toBeUndefined();
  });
});

it('fails when extend is async, since what it adds later would be lost', () => {
  const extend = (async () => undefined) as unknown as ClusterSettings['extend'];

  expect(() => objectsOf({ ...reference, extend })).toThrow(
    'extend: must not be async; what it adds later would be lost',
  );
});

it('hosts of gateways in two namespaces have an authority in each, and one issuer behind them', () => {
  const gateways = ['a', 'b'].map((name) => ({ name, namespace: `in-${name}` }));
  const applications = ['x', 'y', 'z'].map((name, i) => ({
    name,
    namespace: name,
    expose: { gateway: i === 0 ? 'a' : 'b', service: { name: 'web', port: 80 } },
  }));
  const objects = [...objectsOf(withPlane({ gateways, applications })).keys()];

  expect(objects.filter((name) => /^(Certificate|Issuer|ClusterIssuer) /.test(name)).sort()).toEqual([
    'Certificate in-a/selfsigned-ca',
    'Certificate in-a/x-https',
    'Certificate in-b/selfsigned-ca',
    'Certificate in-b/y-https',
    'Certificate in-b/z-https',
    'ClusterIssuer selfsigned-issuer',
    'Issuer in-a/ca-issuer',
    'Issuer in-b/ca-issuer',
  ]);
});

it('without an exposed host there are no certificates', () => {
  const objects = [...objectsOf({ name: 'bare', appsDomain: 'apps.example.com' }).keys()];

  expect(objects.filter((name) => name.includes('Issuer') || name.includes('Certificate'))).toEqual([]);
});

describe('two gateways in one namespace', () => {
  it('have everything of their own', () => {
    const gateways = ['istio-public', 'istio-partners', 'istio-ingress', 'istio-ingressgateway'].map((name) => ({
      name,
      namespace: 'ingress',
    }));
    const objects = objectsOf(withPlane({ gateways, applications: [] }));

    const own = ['Deployment', 'NetworkPolicy', 'Role', 'RoleBinding', 'Service', 'ServiceAccount'];
    for (const kind of own) {
      expect([...objects.keys()].filter((name) => name.startsWith(`${kind} ingress/`))).toHaveLength(4);
    }
  });
});

describe('an application whose workloads are deployed by other means', () => {
  const objects = objectsOf(
    withPlane({
      applications: [{ name: 'shop', namespace: 'shop', expose: { service: { name: 'web', port: 8080 } } }],
    }),
  );

  it('is exposed at a host of its name, with all paths to its service', () => {
    expect(objects.get('Route istio-ingress/shop-gateway-https')?.spec).toMatchObject({
      host: 'shop.apps-crc.testing',
    });
    expect(objects.get('VirtualService shop/shop')?.spec).toMatchObject({
      http: [{ match: [{ uri: { prefix: '/' } }], route: [{ destination: { host: 'web', port: { number: 8080 } } }] }],
    });
    expect(objects.get('Certificate istio-ingress/shop-https')?.spec).not.toHaveProperty('subject');
  });

  it('gets no workloads, and its namespace is enrolled', () => {
    expect([...objects.keys()].filter((name) => name.startsWith('Deployment'))).toEqual([
      'Deployment istio-ingress/istio-ingressgateway',
    ]);
    expect(objects.get('Namespace shop')?.metadata.labels).toEqual({ 'istio-injection': 'enabled' });
  });
});
