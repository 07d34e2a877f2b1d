import { expect, test } from 'vitest';
import { madeSecrets } from '../../lib/manifest/made-secrets';
import type { Manifest } from '../../lib/manifest/manifest';

const annotations = { 'cert-manager.io/cluster-issuer': 'letsencrypt' };
const serving = { 'service.beta.openshift.io/serving-cert-secret-name': 'serving' };

function object(apiVersion: string, kind: string, spec: object, own: Readonly<Record<string, string>> = {}): Manifest {
  return { apiVersion, kind, metadata: { name: 'own', namespace: 'shop', annotations: own }, spec };
}

const listeners = [
  { name: 'http', port: 80 },
  { name: 'https', tls: { certificateRefs: [{ name: 'shop-tls' }, { name: 'shared-tls', namespace: 'shared' }] } },
];
const gateway = ['gateway.networking.k8s.io/v1', 'Gateway', { listeners }] as const;
const ingress = ['networking.k8s.io/v1', 'Ingress', { tls: [{ secretName: 'shop-tls' }, {}] }] as const;

test.each<[string, Manifest]>([
  ['own', object('v1', 'Secret', {})],
  ['own', object('bitnami.com/v1alpha1', 'SealedSecret', {})],
  ['cert', object('cert-manager.io/v1', 'Certificate', { secretName: 'cert' })],
  ['own', object('external-secrets.io/v1', 'ExternalSecret', {})],
  ['target', object('external-secrets.io/v1beta1', 'ExternalSecret', { target: { name: 'target' } })],
  ['shop-tls', object(...gateway, annotations)],
  ['shop-tls', object(...ingress, annotations)],
])('Secret shop/%s is there because an object is: %o', (name, by) => {
  expect(madeSecrets(by)).toEqual([{ namespace: 'shop', name }]);
});

test.each<[string, Manifest]>([
  ['a Service', object('v1', 'Service', {}, serving)],
  [
    'a Gateway, whose Service has them too',
    object('gateway.networking.k8s.io/v1', 'Gateway', { infrastructure: {} }, serving),
  ],
  [
    'what a Gateway says of its Service',
    object('gateway.networking.k8s.io/v1', 'Gateway', { infrastructure: { annotations: serving } }),
  ],
])('by annotations of %s, the service CA makes a Secret', (_, by) => {
  expect(madeSecrets(by)).toEqual([{ namespace: 'shop', name: 'serving', isServiceCa: true }]);
});

test('a Bundle makes Secrets of its name in all namespaces, where it is to make any', () => {
  const secret = { key: 'ca.crt' };

  expect(madeSecrets(object('trust.cert-manager.io/v1alpha1', 'Bundle', { target: { secret } }))).toEqual([
    { name: 'own' },
  ]);
  expect(madeSecrets(object('trust.cert-manager.io/v1alpha1', 'Bundle', { target: { configMap: secret } }))).toEqual(
    [],
  );
});

test.each<[string, Manifest]>([
  ['a Gateway without annotation', object(...gateway)],
  ['an Ingress without annotation', object(...ingress)],
  [
    'a Gateway whose Service has other annotations',
    object('gateway.networking.k8s.io/v1', 'Gateway', { infrastructure: { annotations: {} } }, serving),
  ],
  ['a kind of the same name', object('acme.org/v1', 'SealedSecret', {})],
  [
    'a Gateway of a wrong make',
    object('gateway.networking.k8s.io/v1', 'Gateway', { listeners: {}, infrastructure: 'x' }, annotations),
  ],
  ['a Certificate of a wrong make', object('cert-manager.io/v1', 'Certificate', { secretName: { name: 'x' } })],
])('%s makes no Secret', (_, by) => {
  expect(madeSecrets(by)).toEqual([]);
});
