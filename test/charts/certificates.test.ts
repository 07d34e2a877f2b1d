import { expect, test } from 'vitest';
import { synthesize } from '../../lib/commands/synth/synthesize';
import type { CertificateSettings } from '../../lib/settings/applications/certificate-settings';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import { exposing } from '../constructs/exposing';
import { objectsOf, resolved } from '../support';

const terminations = ['passthrough', 'edge', 'reencrypt'] as const;
const classes = [undefined, 'istio'] as const;
const ways = terminations.flatMap((termination) =>
  classes.map((gatewayClassName) => ({ termination, gatewayClassName })),
);

function titlesOf(settings: ClusterSettings, kinds: RegExp): readonly string[] {
  return [...objectsOf(settings).keys()].filter((name) => kinds.test(name));
}

test("an issuer of one's own is asked for what every issuer takes, and no authority is made", () => {
  const settings = exposing({}, { shop: { certificate: { issuerRef: { name: 'letsencrypt' } } } });

  expect(titlesOf(settings, /^(Certificate|Issuer|ClusterIssuer) /)).toEqual(['Certificate istio-ingress/shop-https']);
  expect(objectsOf(settings).get('Certificate istio-ingress/shop-https')?.spec).toEqual({
    dnsNames: ['shop.apps.prod.acme.org'],
    secretName: 'shop-https-cert',
    privateKey: { algorithm: 'RSA', size: 2048, rotationPolicy: 'Always' },
    issuerRef: { group: 'cert-manager.io', kind: 'ClusterIssuer', name: 'letsencrypt' },
  });
});

test('what is given is asked for', () => {
  const certificate = {
    issuerRef: { name: 'corp', kind: 'Issuer' },
    commonName: 'shop',
    subject: { organizations: ['Acme'] },
    duration: '720h',
    privateKey: { algorithm: 'ECDSA', rotationPolicy: 'Never' },
  } as const satisfies CertificateSettings;

  expect(
    objectsOf(exposing({}, { shop: { certificate } })).get('Certificate istio-ingress/shop-https')?.spec,
  ).toMatchObject({
    ...certificate,
    duration: '720h0m0s',
    privateKey: { algorithm: 'ECDSA', size: 256, rotationPolicy: 'Never' },
  });
});

test('an authority is made beside the hosts that need it', () => {
  const settings = exposing({}, { shop: { certificate: { issuerRef: { name: 'corp' } } }, bank: {} });

  expect(titlesOf(settings, /^(Issuer|ClusterIssuer) /)).toEqual([
    'ClusterIssuer selfsigned-issuer',
    'Issuer istio-ingress/ca-issuer',
  ]);
});

test.each(ways)('a given Secret is shown by $termination with class $gatewayClassName', (way) => {
  const { termination, gatewayClassName } = way;
  const settings = exposing({ gatewayClassName }, { shop: { termination, certificate: { secretName: 'ev' } } });
  const objects = [...objectsOf(settings).values()];
  const shown = objects.filter(({ kind }) => ['Gateway', 'Route'].includes(kind)).map(({ spec }) => spec);
  const { findings, files } = synthesize(resolved(settings));

  expect(JSON.stringify(shown)).toContain('"ev"');
  expect(titlesOf(settings, /^(Certificate|Issuer|ClusterIssuer) /)).toEqual([]);
  expect(findings).toEqual([]);
  expect(files.get('README.md')).toContain('oc -n istio-ingress get secret ev');
});

test.each(ways)('an issuer of others is taken to be there by $termination with class $gatewayClassName', (way) => {
  const { termination, gatewayClassName } = way;
  for (const [kind, command] of [
    ['ClusterIssuer', 'oc get clusterissuer.cert-manager.io/corp'],
    ['Issuer', 'oc -n istio-ingress get issuer.cert-manager.io/corp'],
  ] as const) {
    const certificate = { issuerRef: { name: 'corp', kind } };
    const settings = exposing({ gatewayClassName }, { shop: { termination, certificate } });
    const { findings, files } = synthesize(resolved(settings));

    expect(findings).toEqual([]);
    expect(files.get('README.md')).toContain(command);
  }
});

test('the router may show a given Secret for several hosts', () => {
  const exposed = { termination: 'edge', certificate: { secretName: 'wild' } } as const;

  expect(synthesize(resolved(exposing({}, { shop: exposed, bank: exposed }))).findings).toEqual([]);
});
