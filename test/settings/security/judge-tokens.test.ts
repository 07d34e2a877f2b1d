import { expect, test } from 'vitest';
import { faultsOf, inExpose, inPlane } from '../../support';

const at = 'crc: controlPlanes[0].applications[0].expose.jwtRules';
const sso = { issuer: 'https://sso.acme.org', jwksUri: 'https://sso.acme.org/keys' };

/** In a mesh that calls any host. */
function faults(...jwtRules: readonly object[]): readonly string[] {
  const settings = inExpose({ jwtRules });
  return faultsOf({
    ...settings,
    controlPlanes: settings.controlPlanes.map((plane) => ({ ...plane, values: undefined })),
  });
}

test('an issuer is named as its tokens name it', () => {
  expect(faults({ ...sso, issuer: '' })).toEqual([
    `${at}[0].issuer: is empty; write what the claim "iss" of the tokens says`,
  ]);
  expect(faults({ ...sso, issuer: 'https://*.acme.org' })).toEqual([
    `${at}[0].issuer: "https://*.acme.org" has a wildcard; name the issuer in full`,
  ]);
});

test.each(['http://sso.acme.org/keys', 'sso.acme.org/keys', ''])('keys come by HTTPS, not from "%s"', (jwksUri) => {
  expect(faults({ ...sso, jwksUri })).toEqual([
    `${at}[0].jwksUri: "${jwksUri}" is not an address that starts with "https://"`,
  ]);
});

test('audiences are names', () => {
  expect(faults({ ...sso, audiences: [] })).toEqual([`${at}[0].audiences: is empty; leave it out to take any`]);
  expect(faults({ ...sso, audiences: [''] })).toEqual([`${at}[0].audiences: holds an empty text; remove it`]);
});

test('a host names an issuer once', () => {
  expect(faults(sso, { ...sso, audiences: ['a'] })).toEqual([
    `${at}[1].issuer: "https://sso.acme.org" is that of jwtRules[0] too; merge their audiences`,
  ]);
});

test('at one gateway an issuer has one address of keys, at two it may have two', () => {
  const other = { ...sso, jwksUri: 'https://sso.acme.org/other' };
  const exposed = (name: string, gateway: string, rule: object) => ({
    name,
    namespace: name,
    expose: { gateway, service: { name, port: 80 }, jwtRules: [rule] },
  });
  const gateways = ['a', 'b'].map((name) => ({ name, namespace: 'ingress' }));
  const withGateways = (first: string, second: string) =>
    faultsOf(inPlane({ values: {}, gateways, applications: [exposed('x', first, sso), exposed('y', second, other)] }));

  expect(withGateways('a', 'a')).toEqual([
    'crc: controlPlanes[0].applications[1].expose.jwtRules[0].jwksUri: differs from that of controlPlanes[0].applications[0].expose.jwtRules[0], which has the same issuer at the same gateway',
  ]);
  expect(withGateways('a', 'b')).toEqual([]);
});

test('a mesh that calls what is declared declares where its proxies get keys', () => {
  const settings = inExpose({ jwtRules: [sso] });
  const closed = (env: object, externalServices: readonly object[] = []) => {
    const values = { meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } }, pilot: { env } };
    const controlPlanes = settings.controlPlanes.map((plane) => ({ ...plane, values, externalServices }));
    return faultsOf({ ...settings, controlPlanes });
  };
  const declaring = (...externalServices: readonly object[]) =>
    closed({ PILOT_JWT_ENABLE_REMOTE_JWKS: 'hybrid' }, externalServices);
  const fault = `${at}[0].jwksUri: "sso.acme.org" is not among externalServices, and the mesh is REGISTRY_ONLY: proxies, which PILOT_JWT_ENABLE_REMOTE_JWKS makes get the keys, are cut off; declare it`;

  expect(closed({})).toEqual([]);
  expect(closed({ PILOT_JWT_ENABLE_REMOTE_JWKS: 'false' })).toEqual([]);
  expect(declaring()).toEqual([fault]);
  expect(declaring({ name: 'sso', hosts: ['sso.acme.org'], namespaces: ['app1'] })).toEqual([fault]);
  expect(declaring({ name: 'sso', hosts: ['sso.acme.org'] })).toEqual([]);
  expect(declaring({ name: 'sso', hosts: ['*.acme.org'] })).toEqual([]);
});

test('keys of the cluster itself need no declaration', () => {
  expect(faultsOf(inExpose({ jwtRules: [{ ...sso, jwksUri: 'https://keycloak.sso.svc:8443/keys' }] }))).toEqual([]);
});
