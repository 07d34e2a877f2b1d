import { expect, test } from 'vitest';
import { of, violations } from './schemas';

const policy = of('security.istio.io/v1', 'AuthorizationPolicy');
const peers = of('security.istio.io/v1', 'PeerAuthentication');
const jwt = (fields: object) =>
  of('security.istio.io/v1', 'RequestAuthentication')({ jwtRules: [{ issuer: 'a', ...fields }] });
const entry = (fields: object) => of('networking.istio.io/v1', 'ServiceEntry')({ hosts: ['a.example.com'], ...fields });
const timeout = (idleTimeout: string) =>
  of(
    'networking.istio.io/v1',
    'DestinationRule',
  )({ host: 'a', trafficPolicy: { connectionPool: { http: { idleTimeout } } } });
const wasm = (url: string) => of('extensions.istio.io/v1alpha1', 'WasmPlugin')({ url });
const route = of('route.openshift.io/v1', 'Route');
const to = { kind: 'Service', name: 'a' };
const tls = (fields: object) => route({ to, tls: { termination: 'edge', ...fields } });
const header = (action: object, name = 'x-a') =>
  route({ to, httpHeaders: { actions: { request: [{ name, action }] } } });
const istio = (values: object) =>
  of('sailoperator.io/v1', 'Istio')({ namespace: 'istio-system', version: 'v1.30.3', values });
const csr = (fields: object) => ({
  ...of(
    'operator.openshift.io/v1alpha1',
    'IstioCSR',
    'default',
  )({
    istioCSRConfig: {
      certManager: { issuerRef: { kind: 'Issuer', name: 'a', group: 'cert-manager.io' } },
      istiodTLSConfig: { trustDomain: 'cluster.local', ...fields },
      istio: { namespace: 'istio-system' },
    },
  }),
});
const tracing = { zipkin: { service: 'a', port: 1 } };

test.each<[string, object]>([
  [
    'a policy for a Gateway',
    policy({ targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: 'a' }] }),
  ],
  [
    'ports of selected workloads',
    peers({ selector: { matchLabels: { app: 'a' } }, portLevelMtls: { 8080: { mode: 'DISABLE' } } }),
  ],
  ['keys by URL', jwt({ jwksUri: 'https://a.example.com/keys' })],
  ['an entry with ranges and no resolution', entry({ addresses: ['10.0.0.0/8'], ports: [{ number: 80, name: 'a' }] })],
  ['a timeout of a millisecond', timeout('1ms')],
  ['a plugin by image without scheme', wasm('registry.example.com/a/b:1')],
  ['an edge Route', tls({})],
  ['a header that is deleted', header({ type: 'Delete' })],
  ['a header from a client certificate', header({ type: 'Set', set: { value: '%{+Q}[ssl_c_der,base64]' } })],
  [
    'a control plane',
    istio({ global: { istioNamespace: 'istio-system' }, meshConfig: { defaultConfig: { tracing } } }),
  ],
  ['an agent with the default key', csr({})],
  ['an agent with an elliptic key', csr({ privateKeyAlgorithm: 'ECDSA', privateKeySize: 384 })],
  [
    'a node agent of the one name',
    of('sailoperator.io/v1', 'IstioCNI', 'default')({ namespace: 'istio-cni', version: 'v1.30.3' }),
  ],
])('%s holds', (_, object) => {
  expect(violations(object)).toEqual([]);
});

test.each<[object, string]>([
  [
    policy({ selector: { matchLabels: { app: 'a*' } } }),
    'spec.selector.matchLabels.app: must not contain "*", got "a*"',
  ],
  [
    policy({ selector: { matchLabels: { a: 'b' } }, targetRefs: [{ kind: 'Service', group: '', name: 'a' }] }),
    'spec: may have only one of selector, targetRef, targetRefs',
  ],
  [
    policy({ targetRefs: [{ kind: 'Service', group: '', name: 'a', namespace: 'b' }] }),
    'spec.targetRefs[0].namespace: must be empty, got "b"',
  ],
  [
    peers({ portLevelMtls: { 8080: { mode: 'DISABLE' } } }),
    'spec: selector.matchLabels must not be empty if portLevelMtls is set',
  ],
  [
    peers({ selector: { matchLabels: { app: 'a' } }, portLevelMtls: { http: { mode: 'DISABLE' } } }),
    'spec.portLevelMtls.http: key must be greater than 0 and at most 65535, got "http"; "http" is no integer',
  ],
  [
    jwt({ jwksUri: 'ftp://a.example.com/keys' }),
    'spec.jwtRules[0].jwksUri: the scheme of the URL must be one of "http", "https"',
  ],
  [
    jwt({ jwksUri: 'https://a.example.com/keys', jwks: '{}' }),
    'spec.jwtRules[0]: may have only one of jwks, jwksUri, jwks_uri',
  ],
  [
    entry({ addresses: ['10.0.0.0/8'], resolution: 'DNS' }),
    'spec: resolution must be one of "STATIC", "NONE", got "DNS", if addresses has an item where it contains "/"',
  ],
  [
    entry({ endpoints: [{ address: '10.0.0.1' }] }),
    'spec: needs resolution other than "NONE" ("STATIC", "DNS", "DNS_ROUND_ROBIN", "DYNAMIC_DNS"), if endpoints is set',
  ],
  [
    entry({ resolution: 'NONE', endpoints: [{ address: '10.0.0.1' }] }),
    'spec: needs resolution other than "NONE", got "NONE", if endpoints is set',
  ],
  [entry({ hosts: ['*'] }), 'spec.hosts[0]: must not be "*", got "*"'],
  [
    entry({ ports: [{ number: 0, name: 'a' }] }),
    'spec.ports[0].number: must be greater than 0 and at most 65535, got 0',
  ],
  [
    entry({ resolution: 'STATIC', endpoints: [{ address: 'unix://a' }] }),
    'spec.endpoints[0].address: character 8 must be "/" or "@"',
  ],
  [timeout('999us'), 'spec.trafficPolicy.connectionPool.http.idleTimeout: must be at least "1ms", got "999us"'],
  [
    wasm('ftp://a/b'),
    'spec.url: must be a URL with scheme "http", "https", "oci" or "file", or without one, got "ftp://a/b"',
  ],
  [
    route({ to, tls: { termination: 'passthrough' }, httpHeaders: {} }),
    'spec: must not have httpHeaders if tls.termination is "passthrough"',
  ],
  [
    tls({ certificate: 'a', externalCertificate: { name: 'a' } }),
    'spec.tls: may have only one of certificate, externalCertificate',
  ],
  [
    header({ type: 'Delete', set: { value: 'a' } }),
    'spec.httpHeaders.actions.request[0].action: needs set if type is "Set", otherwise must not have set',
  ],
  [
    header({ type: 'Set', set: { value: '%[bad]' } }),
    'spec.httpHeaders.actions.request[0]: action.type must be "Delete"',
  ],
  [
    header({ type: 'Delete' }, 'Set-Cookie'),
    'spec.httpHeaders.actions.request[0].name: must not be "set-cookie" in any case of letters, got "Set-Cookie"',
  ],
  [istio({ global: { istioNamespace: 'a' } }), 'spec: values.global.istioNamespace must be the same as namespace'],
  [
    istio({ meshConfig: { defaultConfig: { tracing: { ...tracing, lightstep: {} } } } }),
    'spec.values.meshConfig.defaultConfig.tracing: may have only one of',
  ],
  [
    csr({ privateKeyAlgorithm: 'ECDSA', privateKeySize: 2048 }),
    'spec.istioCSRConfig.istiodTLSConfig: privateKeySize must be one of',
  ],
  [
    of('sailoperator.io/v1', 'IstioCNI')({ namespace: 'a', version: 'v1.30.3' }),
    'metadata.name must be "default", got "example"',
  ],
])('%j does not hold', (object, said) => {
  const found = violations(object);

  expect(found).toHaveLength(1);
  expect(found[0]).toContain(said);
});
