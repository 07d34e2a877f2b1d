import { expect, test } from 'vitest';
import { sourcesOfSecret } from '../../../../lib/check/derived/certificate/secrets';
import { Mesh } from '../../../../lib/check/mesh';
import { type Manifest, title } from '../../../../lib/manifest/manifest';

function object(apiVersion: string, kind: string, spec?: object): Manifest {
  return { apiVersion, kind, metadata: { name: 'tls', namespace: 'shop' }, ...(spec && { spec }) };
}

function makersOf(name: string, judged: readonly Manifest[], externals: readonly Manifest[] = []): readonly string[] {
  const mesh = new Mesh(judged, externals, { release: '3.4' });
  return sourcesOfSecret(mesh, 'shop', name).map(({ by }) => title(by));
}

const annotations = { 'service.beta.openshift.io/serving-cert-secret-name': 'tls' };

test('what is only declared may make a Secret of any name, unless its own name is that of the Secret', () => {
  const sealed = object('bitnami.com/v1alpha1', 'SealedSecret');
  const fetched = object('external-secrets.io/v1', 'ExternalSecret');

  expect(makersOf('tls', [], [sealed])).toEqual(['SealedSecret shop/tls']);
  expect(makersOf('other', [], [sealed])).toEqual([]);
  expect(makersOf('other', [], [fetched])).toEqual(['ExternalSecret shop/tls']);
});

test('a Certificate comes before what else makes its Secret', () => {
  const certificate = object('cert-manager.io/v1', 'Certificate', { secretName: 'tls' });

  expect(makersOf('tls', [object('v1', 'Secret'), certificate])).toEqual(['Certificate shop/tls', 'Secret shop/tls']);
});

test('a Gateway that no control plane makes a Service for gets no certificate of a Service', () => {
  const gateway = (gatewayClassName: string) =>
    object('gateway.networking.k8s.io/v1', 'Gateway', { gatewayClassName, infrastructure: { annotations } });

  expect(makersOf('tls', [gateway('istio')])).toEqual(['Gateway shop/tls']);
  expect(makersOf('tls', [gateway('acme')])).toEqual([]);
});
