import { expect, it } from 'vitest';
import { type Manifest, title } from '../../lib/manifest/manifest';
import type { Stage } from '../../lib/manifest/stage';
import { wavesOf } from '../../lib/synth/waves';

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

it('a Gateway whose Service brings its certificate comes last, as what is broken until its own pods run', () => {
  const infrastructure = { annotations: { 'service.beta.openshift.io/serving-cert-secret-name': 'public' } };
  const gateway = object('gateway.networking.k8s.io/v1', 'Gateway', 'public', { infrastructure });
  const collector = object('opentelemetry.io/v1beta1', 'OpenTelemetryCollector', 'otel', {});

  expect(waves({ id: '60-routing', manifests: [gateway, collector] })).toEqual({
    'Gateway a/public': 90,
    'OpenTelemetryCollector a/otel': 90,
  });
});

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
