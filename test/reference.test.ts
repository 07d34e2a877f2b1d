import { describe, expect, it } from 'vitest';
import type { Manifest } from '../lib/manifest/manifest';
import type { ClusterSettings } from '../lib/settings/cluster-settings';
import { objectsOf, reference } from './support';

const HOST = 'bookinfo.apps-crc.testing';

const today: ClusterSettings = reference;
const technologyPreview: ClusterSettings = {
  ...reference,
  openshift: '4.17',
  release: '3.0.0-tp.2',
  controlPlanes: reference.controlPlanes?.map((plane) => ({ ...plane, version: 'v1.24.1' })),
};

const releases = [
  {
    release: '3.4',
    settings: today,
    channel: 'stable-3.4',
    sail: 'sailoperator.io/v1',
    version: 'v1.30.3',
    image: (name: string) => `registry.istio.io/release/examples-bookinfo-${name}:1.20.3`,
  },
  {
    release: '3.0.0-tp.2',
    settings: technologyPreview,
    channel: 'candidates',
    sail: 'sailoperator.io/v1alpha1',
    version: 'v1.24.1',
    image: (name: string) => `docker.io/istio/examples-bookinfo-${name}:1.20.2`,
  },
];

describe.each(releases)('the reference mesh on release $release', ({ settings, channel, sail, version, image }) => {
  const objects = objectsOf(settings);
  const find = (name: string) => objects.get(name) ?? ({} as Partial<Manifest>);

  it('holds these objects and no other', () => {
    const bookinfo = ['details', 'productpage', 'ratings', 'reviews'];
    const deployments = ['details-v1', 'productpage-v1', 'ratings-v1', 'reviews-v1', 'reviews-v2', 'reviews-v3'];
    expect([...objects.keys()].sort()).toEqual(
      [
        'Subscription openshift-operators/servicemeshoperator3',
        'Namespace cert-manager-operator',
        'OperatorGroup cert-manager-operator/cert-manager-operator',
        'Subscription cert-manager-operator/openshift-cert-manager-operator',
        'Namespace istio-cni',
        'Namespace istio-system',
        'Namespace istio-ingress',
        'Namespace app1',
        'IstioCNI default',
        'Istio default',
        'ServiceAccount istio-ingress/istio-ingressgateway',
        'Service istio-ingress/istio-ingressgateway',
        'Deployment istio-ingress/istio-ingressgateway',
        'Role istio-ingress/istio-ingressgateway-sds',
        'RoleBinding istio-ingress/istio-ingressgateway-sds',
        'NetworkPolicy istio-ingress/gatewayingress',
        ...bookinfo.flatMap((name) => [`Service app1/${name}`, `ServiceAccount app1/bookinfo-${name}`]),
        ...deployments.map((name) => `Deployment app1/${name}`),
        'ClusterIssuer selfsigned-issuer',
        'Certificate istio-ingress/selfsigned-ca',
        'Issuer istio-ingress/ca-issuer',
        'Certificate istio-ingress/bookinfo-https',
        'Gateway app1/bookinfo-gateway',
        'VirtualService app1/bookinfo',
        'Route istio-ingress/bookinfo-gateway-https',
      ].sort(),
    );
  });

  it('subscribes to both operators from Red Hat, approving upgrades by itself', () => {
    expect(find('Subscription openshift-operators/servicemeshoperator3')).toMatchObject({
      apiVersion: 'operators.coreos.com/v1alpha1',
      spec: {
        name: 'servicemeshoperator3',
        channel,
        source: 'redhat-operators',
        sourceNamespace: 'openshift-marketplace',
        installPlanApproval: 'Automatic',
      },
    });
    expect(find('Subscription cert-manager-operator/openshift-cert-manager-operator')).toMatchObject({
      spec: {
        name: 'openshift-cert-manager-operator',
        channel: 'stable-v1',
        source: 'redhat-operators',
        sourceNamespace: 'openshift-marketplace',
      },
    });
    expect(find('OperatorGroup cert-manager-operator/cert-manager-operator').apiVersion).toBe(
      'operators.coreos.com/v1',
    );
  });

  it('enrols the application namespace and no other', () => {
    expect(find('Namespace app1').metadata?.labels).toEqual({ 'istio-injection': 'enabled' });
    for (const name of ['istio-cni', 'istio-system', 'istio-ingress', 'cert-manager-operator']) {
      expect(find(`Namespace ${name}`).metadata?.labels).toBeUndefined();
    }
  });

  it('has one CNI plugin and one control plane, which lets out only what the mesh knows', () => {
    expect(find('IstioCNI default')).toMatchObject({ apiVersion: sail, spec: { namespace: 'istio-cni', version } });
    expect(find('Istio default').apiVersion).toBe(sail);
    expect(find('Istio default').spec).toEqual({
      namespace: 'istio-system',
      version,
      updateStrategy: { type: 'InPlace', inactiveRevisionDeletionGracePeriodSeconds: 30 },
      values: {
        meshConfig: {
          outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
          enableAutoMtls: true,
          meshMTLS: { minProtocolVersion: 'TLSV1_3' },
        },
      },
    });
  });

  it('has an injected gateway that may read the secrets beside it and takes all traffic in', () => {
    expect(find('Service istio-ingress/istio-ingressgateway').spec).toEqual({
      type: 'ClusterIP',
      selector: { istio: 'ingressgateway' },
      ports: [
        { name: 'http2', port: 80, targetPort: 8080 },
        { name: 'https', port: 443, targetPort: 8443 },
      ],
    });
    expect(find('Deployment istio-ingress/istio-ingressgateway').spec).toMatchObject({
      selector: { matchLabels: { istio: 'ingressgateway' } },
      template: {
        metadata: {
          labels: { istio: 'ingressgateway', 'sidecar.istio.io/inject': 'true' },
          annotations: { 'inject.istio.io/templates': 'gateway' },
        },
        spec: {
          serviceAccountName: 'istio-ingressgateway',
          containers: [{ name: 'istio-proxy', image: 'auto' }],
        },
      },
    });
    expect(find('Role istio-ingress/istio-ingressgateway-sds').rules).toEqual([
      { apiGroups: [''], resources: ['secrets'], verbs: ['get', 'watch', 'list'] },
    ]);
    expect(find('RoleBinding istio-ingress/istio-ingressgateway-sds')).toMatchObject({
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'istio-ingressgateway-sds' },
      subjects: [{ kind: 'ServiceAccount', name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
    });
    expect(find('NetworkPolicy istio-ingress/gatewayingress').spec).toEqual({
      podSelector: { matchLabels: { istio: 'ingressgateway' } },
      policyTypes: ['Ingress'],
      ingress: [{}],
    });
  });

  it.each(['details', 'ratings', 'reviews', 'productpage'])(
    'serves %s on port 9080 under an account of its own',
    (name) => {
      expect(find(`Service app1/${name}`)).toMatchObject({
        metadata: { labels: { app: name, service: name } },
        spec: { ports: [{ name: 'http', port: 9080 }], selector: { app: name } },
      });
      expect(find(`ServiceAccount app1/bookinfo-${name}`).metadata?.labels).toEqual({ account: name });
    },
  );

  it.each([
    ['details-v1', {}],
    ['ratings-v1', {}],
    ['reviews-v1', reviewsVolumes()],
    ['reviews-v2', reviewsVolumes()],
    ['reviews-v3', reviewsVolumes()],
    ['productpage-v1', volumes({ tmp: '/tmp' })],
  ] as const)('runs %s from the image of its Istio version', (name, { container, pod }: Volumes) => {
    const [app, workloadVersion] = name.split('-');
    const labels = { app, version: workloadVersion };
    const { spec, metadata } = find(`Deployment app1/${name}`);
    expect(metadata?.labels).toEqual(labels);
    expect(spec).toMatchObject({
      replicas: 1,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          serviceAccountName: `bookinfo-${app}`,
          containers: [
            {
              name: app,
              image: image(name),
              imagePullPolicy: 'IfNotPresent',
              ports: [{ containerPort: 9080 }],
              ...container,
            },
          ],
          ...pod,
        },
      },
    });
  });

  it('issues the host a certificate from an authority of its own, where the gateway runs', () => {
    const duration = { year: '8760h0m0s', fiftyYears: '438000h0m0s' };
    expect(find('ClusterIssuer selfsigned-issuer').spec).toEqual({ selfSigned: {} });
    expect(find('Certificate istio-ingress/selfsigned-ca').spec).toEqual({
      isCA: true,
      commonName: 'selfsigned-ca',
      duration: duration.fiftyYears,
      secretName: 'selfsigned-ca-cert',
      privateKey: { algorithm: 'RSA', size: 2048 },
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'selfsigned-issuer' },
    });
    expect(find('Issuer istio-ingress/ca-issuer').spec).toEqual({ ca: { secretName: 'selfsigned-ca-cert' } });
    expect(find('Certificate istio-ingress/bookinfo-https').spec).toEqual({
      subject: {
        organizations: ['Rainmaker'],
        countries: ['Japan'],
        organizationalUnits: ['ServiceMesh'],
        localities: ['Chiba'],
        provinces: ['Chiba'],
      },
      commonName: 'bookinfo-https-cn',
      duration: duration.year,
      dnsNames: [HOST],
      secretName: 'bookinfo-https-cert',
      privateKey: { algorithm: 'RSA', size: 2048 },
      issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'ca-issuer' },
    });
  });

  it('routes the host to the product page', () => {
    expect(find('Gateway app1/bookinfo-gateway')).toMatchObject({
      apiVersion: 'networking.istio.io/v1',
      spec: {
        selector: { istio: 'ingressgateway' },
        servers: [
          {
            port: { number: 443, name: 'https', protocol: 'HTTPS' },
            hosts: [HOST],
            tls: { mode: 'SIMPLE', credentialName: 'bookinfo-https-cert' },
          },
        ],
      },
    });
    expect(find('VirtualService app1/bookinfo').spec).toEqual({
      hosts: [HOST],
      gateways: ['bookinfo-gateway'],
      http: [
        {
          match: [
            { uri: { exact: '/productpage' } },
            { uri: { prefix: '/static' } },
            { uri: { exact: '/login' } },
            { uri: { exact: '/logout' } },
            { uri: { prefix: '/api/v1/products' } },
          ],
          route: [{ destination: { host: 'productpage', port: { number: 9080 } } }],
        },
      ],
    });
    expect(find('Route istio-ingress/bookinfo-gateway-https').spec).toEqual({
      host: HOST,
      to: { kind: 'Service', name: 'istio-ingressgateway', weight: 100 },
      port: { targetPort: 'https' },
      tls: { termination: 'passthrough' },
      wildcardPolicy: 'None',
    });
  });
});

interface Volumes {
  readonly container?: object;
  readonly pod?: object;
}

function reviewsVolumes(): Volumes {
  const { container, pod } = volumes({ tmp: '/tmp', 'wlp-output': '/opt/ibm/wlp/output' });
  return { container: { ...container, env: [{ name: 'LOG_DIR', value: '/tmp/logs' }] }, pod };
}

function volumes(folders: Readonly<Record<string, string>>): Volumes {
  return {
    container: { volumeMounts: Object.entries(folders).map(([name, mountPath]) => ({ name, mountPath })) },
    pod: { volumes: Object.keys(folders).map((name) => ({ name, emptyDir: {} })) },
  };
}
