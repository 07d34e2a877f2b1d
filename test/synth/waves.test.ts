import { ApiObject, Chart } from 'cdk8s';
import { expect, it } from 'vitest';
import { type Manifest, title } from '../../lib/manifest/manifest';
import type { Stage } from '../../lib/manifest/stage';
import { lastWave, syncWave } from '../../lib/platform/argo-cd';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import { wavesOf } from '../../lib/synth/waves';
import { exposing } from '../constructs/exposing';
import { objectsOf } from '../support';

/** Waves of objects by their titles. */
function waves(...stages: readonly Stage[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...wavesOf(stages)].map(([manifest, wave]) => [title(manifest), wave]));
}

function object(apiVersion: string, kind: string, name: string, spec: object, metadata: object = {}): Manifest {
  return { apiVersion, kind, metadata: { name, namespace: 'a', ...metadata }, spec };
}

const selfSigned = object('cert-manager.io/v1', 'Issuer', 'self-signed', { selfSigned: {} });
const root = object('cert-manager.io/v1', 'Certificate', 'root', {
  secretName: 'root-cert',
  issuerRef: { name: 'self-signed' },
});
const issuer = object('cert-manager.io/v1', 'Issuer', 'ca', { ca: { secretName: 'root-cert' } });
const leaf = object('cert-manager.io/v1', 'Certificate', 'leaf', {
  secretName: 'leaf-cert',
  issuerRef: { name: 'ca', kind: 'Issuer' },
});

it('signers come one after the other, each after the Secret that it signs with', () => {
  expect(waves({ id: '40-certificates', manifests: [leaf, issuer, root, selfSigned] })).toEqual({
    'Issuer a/self-signed': 40,
    'Certificate a/root': 41,
    'Issuer a/ca': 42,
    'Certificate a/leaf': 43,
  });
});

it('a ClusterIssuer comes after the Secret that it signs with, which stands beside cert-manager itself', () => {
  const ofCluster = {
    ...root,
    metadata: { name: 'root', namespace: 'cert-manager' },
    spec: { secretName: 'root-cert' },
  };
  const clusterIssuer = object('cert-manager.io/v1', 'ClusterIssuer', 'ca', issuer.spec as object, {
    namespace: undefined,
  });

  expect(waves({ id: '40-certificates', manifests: [clusterIssuer, ofCluster] })).toEqual({
    'ClusterIssuer ca': 41,
    'Certificate cert-manager/root': 40,
  });
});

it('what names an issuer of others, or of another namespace, stays in its stage', () => {
  const clusterIssuer = object('cert-manager.io/v1', 'ClusterIssuer', 'ca', { ca: { secretName: 'root-cert' } });
  const abroad = { ...leaf, metadata: { name: 'leaf', namespace: 'b' } };

  expect(waves({ id: '40-certificates', manifests: [abroad, issuer, clusterIssuer] })).toEqual({
    'Certificate b/leaf': 40,
    'Issuer a/ca': 40,
    'ClusterIssuer a/ca': 40,
  });
});

it('a Gateway and a Route come after the Secrets that they show, from whichever stage', () => {
  const tls = { certificateRefs: [{ name: 'leaf-cert' }] };
  const gateway = object('gateway.networking.k8s.io/v1', 'Gateway', 'public', { listeners: [{}, { tls }] });
  const route = object('route.openshift.io/v1', 'Route', 'shop', {
    tls: { externalCertificate: { name: 'leaf-cert' } },
  });

  expect(
    waves({ id: '30-gateways', manifests: [gateway, route] }, { id: '40-certificates', manifests: [leaf] }),
  ).toEqual({ 'Gateway a/public': 41, 'Route a/shop': 41, 'Certificate a/leaf': 40 });
});

it.each([
  ['an ExternalSecret', object('external-secrets.io/v1', 'ExternalSecret', 'web', { target: { name: 'web-tls' } })],
  ['a SealedSecret', object('bitnami.com/v1alpha1', 'SealedSecret', 'web-tls', {})],
  ['a Bundle', object('trust.cert-manager.io/v1alpha1', 'Bundle', 'web-tls', { target: { secret: {} } }, {})],
  ['a Secret', { ...object('v1', 'Secret', 'web-tls', {}), spec: undefined }],
])('what is broken without a Secret comes after %s of a later stage that makes it', (_, maker) => {
  const needy = [
    object('gateway.networking.k8s.io/v1', 'Gateway', 'web', {
      listeners: [{ tls: { certificateRefs: [{ name: 'web-tls' }] } }],
    }),
    object('tempo.grafana.com/v1alpha1', 'TempoStack', 'mesh', {
      storage: { secret: { name: 'web-tls', type: 's3' } },
    }),
    object('apps/v1', 'Deployment', 'web', {
      template: { spec: { volumes: [{}, { secret: { secretName: 'web-tls' } }] } },
    }),
  ];
  const easy = object('apps/v1', 'Deployment', 'easy', {
    template: { spec: { volumes: [{ secret: { secretName: 'web-tls', optional: true } }] } },
  });
  const stages = [
    { id: '60-routing', manifests: [...needy, easy] },
    { id: '65-extra', manifests: [maker] },
  ];

  expect(waves(...stages)).toEqual({
    'Gateway a/web': 66,
    'TempoStack a/mesh': 66,
    'Deployment a/web': 66,
    'Deployment a/easy': 60,
    [title(maker)]: 65,
  });
});

it.each([
  [
    'its Service brings',
    { infrastructure: { annotations: { 'service.beta.openshift.io/serving-cert-secret-name': 'own' } } },
    {},
  ],
  ['cert-manager makes for it', {}, { annotations: { 'cert-manager.io/issuer': 'ca' } }],
])(
  'a Gateway with a certificate that %s comes after all stages, as what is broken until its own pods run',
  (_, spec, own) => {
    const listeners = [{ tls: { certificateRefs: [{ name: 'own' }] } }];
    const gateway = object('gateway.networking.k8s.io/v1', 'Gateway', 'public', { ...spec, listeners }, own);
    const collector = object('opentelemetry.io/v1beta1', 'OpenTelemetryCollector', 'otel', {});

    expect(waves({ id: '60-routing', manifests: [gateway, collector] }, { id: '99-extra', manifests: [leaf] })).toEqual(
      {
        'Gateway a/public': lastWave,
        'OpenTelemetryCollector a/otel': lastWave,
        'Certificate a/leaf': 99,
      },
    );
    expect(lastWave).toBeGreaterThan(99);
  },
);

it('tags and ztunnel come after the control plane that they belong to, istio-csr after its issuer', () => {
  const istio = object('sailoperator.io/v1', 'Istio', 'default', {}, { namespace: undefined });
  const targetRef = { kind: 'Istio', name: 'default' };
  const tag = object('sailoperator.io/v1', 'IstioRevisionTag', 'stable', { targetRef });
  const ofOthers = object('sailoperator.io/v1', 'IstioRevisionTag', 'old', {
    targetRef: { kind: 'IstioRevision', name: 'default-v1-28-4' },
  });
  const ztunnel = object('sailoperator.io/v1', 'ZTunnel', 'default', {});
  const istioCSRConfig = {
    certManager: { issuerRef: { kind: 'Issuer', name: 'self-signed' } },
    istio: { namespace: 'a' },
  };
  const csr = object('operator.openshift.io/v1alpha1', 'IstioCSR', 'default', { istioCSRConfig }, { namespace: 'b' });

  expect(
    waves(
      { id: '15-certificate-authority', manifests: [csr, selfSigned] },
      { id: '20-control-plane', manifests: [istio, tag, ofOthers, ztunnel] },
    ),
  ).toEqual({
    'IstioCSR b/default': 16,
    'Issuer a/self-signed': 15,
    'Istio default': 20,
    'IstioRevisionTag a/stable': 21,
    'IstioRevisionTag a/old': 20,
    'ZTunnel a/default': 21,
  });
});

it('a wave that an object brings itself is kept, and what needs the object comes after it', () => {
  const annotations = { 'argocd.argoproj.io/sync-wave': '7' };
  const early = { ...selfSigned, metadata: { ...selfSigned.metadata, annotations } };
  const late = { ...early, metadata: { ...early.metadata, annotations: { 'argocd.argoproj.io/sync-wave': '50' } } };

  expect(waves({ id: '40-certificates', manifests: [early, root] })['Certificate a/root']).toBe(40);
  expect(waves({ id: '40-certificates', manifests: [late, root] })['Certificate a/root']).toBe(51);
});

it('signers that need each other end in some wave', () => {
  const needy = object('cert-manager.io/v1', 'Certificate', 'root', {
    secretName: 'root-cert',
    issuerRef: { name: 'ca' },
  });

  expect(Object.keys(waves({ id: '40-certificates', manifests: [needy, issuer] }))).toHaveLength(2);
});

it('a gateway of the settings waits for a Secret that a chart of their own brings', () => {
  const extend: ClusterSettings['extend'] = ({ routing }) => {
    const metadata = { name: 'web-tls', namespace: 'istio-ingress' };
    new ApiObject(new Chart(routing.node.root, '65-extra'), 'web-tls', {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata,
    });
  };
  const exposed = exposing(
    { gatewayClassName: 'istio' },
    { shop: { termination: 'passthrough', certificate: { secretName: 'web-tls' } } },
  );
  const objects = objectsOf({ ...exposed, extend });
  const waveOf = (name: string) => objects.get(name)?.metadata.annotations?.[syncWave];

  expect(waveOf('ExternalSecret istio-ingress/web-tls')).toBe('65');
  expect(waveOf('Gateway istio-ingress/public')).toBe('66');
  expect([...objects.keys()].filter((name) => name.startsWith('HTTPRoute')).map(waveOf)).toEqual(['200']);
});
