import { expect, test } from 'vitest';
import { faultsOf, inAmbient, inPlane, reference } from '../../support';

const at = 'crc: controlPlanes[0].certificateAuthority';

test.each([
  [{}],
  [{ signer: 'istio-csr' }],
  [{ signer: 'istiod' }],
  [{ signer: 'istio-csr', issuerRef: { name: 'mesh-root' } }],
  [{ signer: 'istiod', issuerRef: { name: 'mesh.root', kind: 'Issuer' } }],
])('%j signs', (certificateAuthority) => {
  expect(faultsOf(inPlane({ certificateAuthority }))).toEqual([]);
});

test('a signer and an issuer are ones that there are', () => {
  const certificateAuthority = { signer: 'vault', issuerRef: { name: 'Mesh root', kind: 'CA' } };

  expect(faultsOf(inPlane({ certificateAuthority }))).toEqual([
    `${at}.signer: "vault" is not known; known: istio-csr, istiod`,
    `${at}.issuerRef.kind: "CA" is not known; known: ClusterIssuer, Issuer`,
    `${at}.issuerRef.name: "Mesh root" is not a name of an issuer: at most 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit`,
  ]);
});

test('the name of an issuer has 253 characters at most', () => {
  const named = (length: number) =>
    faultsOf(inPlane({ certificateAuthority: { issuerRef: { name: 'i'.repeat(length) } } }));

  expect(named(253)).toEqual([]);
  expect(named(254)).toEqual([expect.stringContaining('is not a name of an issuer: at most 253 ')]);
});

test('a cluster runs istio-csr once, for one control plane', () => {
  const planes = (signer: string) => ({
    ...reference,
    controlPlanes: [
      { name: 'a', namespace: 'mesh-a', certificateAuthority: {} },
      { name: 'b', namespace: 'mesh-b', certificateAuthority: { signer } },
    ],
  });

  expect(faultsOf(planes('istio-csr'))).toEqual([
    `crc: controlPlanes[1].certificateAuthority.signer: istio-csr serves control plane "a", and a cluster runs it once; write signer: 'istiod'`,
  ]);
  expect(faultsOf(planes('istiod'))).toEqual([]);
});

test('istio-csr does not sign for node proxies', () => {
  const ambient = (signer: string) => inAmbient({ certificateAuthority: { signer } });

  expect(faultsOf(ambient('istio-csr')).filter((fault) => fault.includes('.signer'))).toEqual([
    `${at}.signer: istio-csr signs for pods that ask themselves, and in ambient mode their node proxy asks; write signer: 'istiod'`,
  ]);
  expect(faultsOf(ambient('istiod')).filter((fault) => fault.includes('.signer'))).toEqual([]);
});

test.each([
  ['cert-manager-operator.v1.15.2', true],
  ['cert-manager-operator.v1.17.1', true],
  ['cert-manager-operator.v1.18.1', false],
  ['cert-manager-operator.v1.20.0', false],
])('%s is too old for istio-csr: %s', (startingCSV, isTooOld) => {
  const pinned = { 'openshift-cert-manager-operator': { startingCSV, installPlanApproval: 'Manual' } };
  const settings = (signer: string) => ({ ...inPlane({ certificateAuthority: { signer } }), operators: pinned });
  const fault = `crc: operators.openshift-cert-manager-operator.startingCSV: "${startingCSV}" does not run istio-csr; write cert-manager-operator.v1.18.1 or a newer one`;

  expect(faultsOf(settings('istio-csr'))).toEqual(isTooOld ? [fault] : []);
  expect(faultsOf(settings('istiod'))).toEqual([]);
});

test('the namespace of istio-csr is nobody else’s', () => {
  expect(faultsOf(inPlane({ namespace: 'istio-csr', certificateAuthority: {} }))).toEqual([
    `crc: controlPlanes[0].namespace: "istio-csr" is the certificate signer's namespace (controlPlanes[0].certificateAuthority); give the control plane another`,
  ]);
  expect(faultsOf(inPlane({ namespace: 'istio-csr', certificateAuthority: { signer: 'istiod' } }))).toEqual([]);
});

test('the Helm values that it decides are not decided again', () => {
  const values = { global: { caAddress: 'ca.acme.org:443' }, pilot: { env: { ENABLE_CA_SERVER: 'true' } } };

  expect(faultsOf(inPlane({ certificateAuthority: {}, values }))).toEqual([
    `crc: controlPlanes[0].values.global.caAddress: certificateAuthority decides this ("cert-manager-istio-csr.istio-csr.svc:443"); remove it`,
    `crc: controlPlanes[0].values.pilot.env.ENABLE_CA_SERVER: certificateAuthority decides this ("false"); remove it`,
  ]);
});
