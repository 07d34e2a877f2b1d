import { describe, expect, it } from 'vitest';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../../lib/settings/control-planes/control-plane-settings';
import { objectsOf, stagesOf } from '../support';

function cluster(plane: ControlPlaneSettings, ...others: readonly ControlPlaneSettings[]): ClusterSettings {
  return { name: 'prod', appsDomain: 'apps.prod.acme.org', controlPlanes: [plane, ...others] };
}

const specOf = (settings: ClusterSettings, title: string) => objectsOf(settings).get(title)?.spec;
const inStage = (settings: ClusterSettings) =>
  stagesOf(settings)
    .find(({ id }) => id === '15-certificate-authority')
    ?.manifests.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`);

describe('a mesh whose certificates istio-csr signs', () => {
  const settings = cluster({ certificateAuthority: {} });

  it('has a root of its own, and an IstioCSR for the control plane, before that', () => {
    expect(inStage(settings)).toEqual([
      'Certificate istio-system/selfsigned-ca',
      'Issuer istio-system/ca-issuer',
      'Issuer istio-system/selfsigned-issuer',
      'IstioCSR istio-csr/default',
    ]);
    expect(specOf(settings, 'IstioCSR istio-csr/default')).toMatchObject({
      istioCSRConfig: {
        certManager: { issuerRef: { group: 'cert-manager.io', kind: 'Issuer', name: 'ca-issuer' } },
        istio: { namespace: 'istio-system', revisions: ['default'] },
        istiodTLSConfig: { trustDomain: 'cluster.local' },
      },
    });
    expect(objectsOf(settings).has('Namespace istio-csr')).toBe(true);
  });

  it('asks istio-csr, and istiod no more', () => {
    expect(specOf(settings, 'Istio default')).toMatchObject({
      values: {
        global: { caAddress: 'cert-manager-istio-csr.istio-csr.svc:443' },
        pilot: { env: { ENABLE_CA_SERVER: 'false' } },
      },
    });
  });

  it('lets Argo CD apply the IstioCSR before its operator has brought the kind', () => {
    expect(objectsOf(settings).get('IstioCSR istio-csr/default')?.metadata.annotations).toMatchObject({
      'argocd.argoproj.io/sync-options': expect.stringContaining('SkipDryRunOnMissingResource=true'),
    });
  });

  it('has the root of others where it is told so', () => {
    const issuerRef = { name: 'mesh-root', kind: 'Issuer' } as const;

    expect(inStage(cluster({ certificateAuthority: { issuerRef } }))).toEqual(['IstioCSR istio-csr/default']);
    expect(
      specOf(cluster({ certificateAuthority: { issuerRef: { name: 'mesh-root' } } }), 'IstioCSR istio-csr/default'),
    ).toMatchObject({ istioCSRConfig: { certManager: { issuerRef: { kind: 'ClusterIssuer', name: 'mesh-root' } } } });
  });

  it('names every revision in the certificate of istiod while a newer one takes over', () => {
    const updateStrategy = { type: 'RevisionBased' } as const;
    const revisionTags = [{ name: 'stable', version: 'v1.28.10' }, { name: 'canary' }];
    const canary = cluster({ version: 'v1.30.3', updateStrategy, revisionTags, certificateAuthority: {} });

    expect(specOf(canary, 'IstioCSR istio-csr/default')).toMatchObject({
      istioCSRConfig: { istio: { revisions: ['default-v1-30-3', 'default-v1-28-10'] } },
    });
  });

  it('speaks of the trust domain of its Helm values', () => {
    const values = { meshConfig: { trustDomain: 'prod.acme.org' } };

    expect(specOf(cluster({ values, certificateAuthority: {} }), 'IstioCSR istio-csr/default')).toMatchObject({
      istioCSRConfig: { istiodTLSConfig: { trustDomain: 'prod.acme.org' } },
    });
  });

  it('gives its root to its own namespaces where another mesh has another', () => {
    const two = (values?: ControlPlaneSettings['values']) =>
      cluster({ name: 'a', namespace: 'mesh-a', values, certificateAuthority: {} }, { name: 'b', namespace: 'mesh-b' });
    const selector = (settings: ClusterSettings) =>
      (specOf(settings, 'IstioCSR istio-csr/default') as { istioCSRConfig: Record<string, unknown> }).istioCSRConfig
        .istioDataPlaneNamespaceSelector;

    expect(selector(two())).toBe('istio-discovery=a');
    expect(
      selector(
        two({ meshConfig: { discoverySelectors: [{ matchLabels: { 'istio-discovery': 'mine', tier: 'x' } }] } }),
      ),
    ).toBe('istio-discovery=mine,tier=x');
    expect(selector(settings)).toBe(undefined);
  });
});

describe('a mesh whose istiod signs under a root of cert-manager', () => {
  const settings = cluster({ certificateAuthority: { signer: 'istiod', issuerRef: { name: 'mesh-root' } } });

  it('has a certificate for istiod to sign with, and nothing else', () => {
    expect(inStage(settings)).toEqual(['Certificate istio-system/cacerts']);
    expect(specOf(settings, 'Certificate istio-system/cacerts')).toMatchObject({
      isCA: true,
      secretName: 'cacerts',
      issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'mesh-root' },
    });
    expect(objectsOf(settings).has('Namespace istio-csr')).toBe(false);
    expect(JSON.stringify(specOf(settings, 'Istio default'))).not.toMatch(/caAddress|ENABLE_CA_SERVER/);
  });

  it('has a root of its own where none is given', () => {
    expect(inStage(cluster({ certificateAuthority: { signer: 'istiod' } }))).toEqual([
      'Certificate istio-system/cacerts',
      'Certificate istio-system/selfsigned-ca',
      'Issuer istio-system/ca-issuer',
      'Issuer istio-system/selfsigned-issuer',
    ]);
  });
});

it('without an authority the stage is empty', () => {
  expect(inStage(cluster({}))).toBe(undefined);
});
