import { describe, expect, it } from 'vitest';
import { syncOptionsOf } from '../../lib/synth/sync-options';

const skip = 'SkipDryRunOnMissingResource=true';
const confirm = 'Prune=confirm,Delete=confirm';

function of(apiVersion: string, kind: string, spec?: object) {
  return syncOptionsOf({ apiVersion, kind, metadata: { name: 'a' }, ...(spec && { spec }) });
}

describe('Argo CD removes without a word', () => {
  it.each([
    ['v1', 'ConfigMap', []],
    ['apps/v1', 'Deployment', []],
    ['operators.coreos.com/v1alpha1', 'Subscription', []],
    ['networking.istio.io/v1', 'VirtualService', [skip]],
    ['kiali.io/v1alpha1', 'Kiali', [skip]],
    ['cert-manager.io/v1', 'ClusterIssuer', [skip]],
  ])('a %s %s', (apiVersion, kind, options) => {
    expect(of(apiVersion, kind)).toEqual(options);
  });

  it('a certificate that signs nothing', () => {
    expect(of('cert-manager.io/v1', 'Certificate', { isCA: false })).toEqual([skip]);
    expect(of('cert-manager.io/v1', 'Certificate')).toEqual([skip]);
  });
});

describe('Argo CD asks before it removes', () => {
  it('a namespace, with all that is in it', () => {
    expect(of('v1', 'Namespace')).toEqual([confirm]);
  });

  it.each(['Istio', 'IstioCNI', 'IstioRevisionTag', 'ZTunnel'])('%s, with the proxies that it serves', (kind) => {
    expect(of('sailoperator.io/v1', kind)).toEqual([skip, confirm]);
  });

  it.each(['CertManager', 'IstioCSR'])('%s, with the certificates of the mesh', (kind) => {
    expect(of('operator.openshift.io/v1alpha1', kind)).toEqual([skip, confirm]);
  });

  it('the certificate of an authority, with the trust in all that it signed', () => {
    expect(of('cert-manager.io/v1', 'Certificate', { isCA: true })).toEqual([skip, confirm]);
  });
});
