import { expect, test } from 'vitest';
import { faultsOf, inPlane, objectsOf, reference } from '../../support';

const at = 'crc: controlPlanes[0]';

test.each([
  ['peerAuthentication', { peerAuthentication: {} }],
  ['denyByDefault', { denyByDefault: true }],
])('%s holds for the mesh only in the namespace of the control plane', (name, given) => {
  const values = { meshConfig: { rootNamespace: 'policies' } };

  expect(faultsOf(inPlane({ ...given, values }))).toEqual([
    `${at}.values.meshConfig.rootNamespace: "policies" is not the control plane's "istio-system", where ${name} stands; leave it out`,
  ]);
  expect(faultsOf(inPlane({ values }))).toEqual([]);
  expect(faultsOf(inPlane({ ...given, values: { meshConfig: { rootNamespace: 'istio-system' } } }))).toEqual([]);
});

test.each([
  ['peerAuthentication', { peerAuthentication: {} }],
  ['denyByDefault', { peerAuthentication: { mode: 'PERMISSIVE' }, denyByDefault: true }],
])('without automatic mutual TLS %s would refuse every call', (name, given) => {
  expect(faultsOf(inPlane({ ...given, values: { meshConfig: { enableAutoMtls: false } } }))).toEqual([
    `${at}.values.meshConfig.enableAutoMtls: proxies then call in plain text, which ${name} refuses; leave it out`,
  ]);
});

test('a mesh that takes plain text does without automatic mutual TLS', () => {
  const given = { peerAuthentication: { mode: 'PERMISSIVE' }, values: { meshConfig: { enableAutoMtls: false } } };

  expect(faultsOf(inPlane(given))).toEqual([]);
});

test('a remote cluster takes its policies from its primary', () => {
  const multiCluster = { meshID: 'acme', remote: { primary: 'east', remotePilotAddress: '192.0.2.7' } };

  expect(faultsOf(inPlane({ multiCluster, peerAuthentication: {} }))).toContain(
    `${at}.peerAuthentication: a remote cluster takes its policies from its primary; say it at "east"`,
  );
  expect(faultsOf(inPlane({ multiCluster, denyByDefault: true }))).toContain(
    `${at}.denyByDefault: a remote cluster takes its policies from its primary; say it at "east"`,
  );
});

test('NetworkPolicies are rendered or the operator brings them, by no other name', () => {
  expect(faultsOf(inPlane({ networkPolicies: 'yes' }))).toEqual([
    `${at}.networkPolicies: "yes" is not known; known: rendered, operator`,
  ]);
});

test.each(['3.0', '3.1', '3.2'])('on release %s, Istio 1.24 brings no NetworkPolicies', (release) => {
  const openshift = release === '3.0' ? '4.18' : '4.20';
  const controlPlanes = [{ version: 'v1.24.6', networkPolicies: 'operator' }];

  expect(faultsOf({ ...reference, release, openshift, controlPlanes })).toEqual([
    `${at}.networkPolicies: Istio v1.24.6 brings no NetworkPolicies; take v1.26 or newer, or "rendered"`,
  ]);
});

test('NetworkPolicies are never both rendered and brought by the operator', () => {
  const values = { global: { networkPolicy: { enabled: true } } };

  expect(faultsOf(inPlane({ networkPolicies: 'rendered', values }))).toEqual([
    `${at}.values.global.networkPolicy.enabled: the operator would open what networkPolicies "rendered" closes; leave it out, or write "operator"`,
  ]);
  expect(faultsOf(inPlane({ networkPolicies: 'operator', values }))).toEqual([]);
});

test('the operator is told to bring them', () => {
  const istio = objectsOf(inPlane({ networkPolicies: 'operator', values: undefined })).get('Istio default');

  expect(istio?.spec).toMatchObject({ values: { global: { networkPolicy: { enabled: true } } } });
});
