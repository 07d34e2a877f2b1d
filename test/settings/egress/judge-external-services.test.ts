import { expect, test } from 'vitest';
import { faultsOf } from '../../support';

const at = 'prod: controlPlanes[0].externalServices';
const api = { name: 'api', hosts: ['api.acme.org'] };
const egressGateways = [{ name: 'istio-egressgateway', namespace: 'egress' }];
const out = { egressGateway: 'istio-egressgateway' };

/** What is wrong with external services, in a mesh of namespaces `shop` and `sales` with one egress gateway. */
function faults(externalServices: readonly object[], plane: object = {}) {
  const controlPlanes = [{ namespaces: ['shop', 'sales'], egressGateways, externalServices, ...plane }];
  return faultsOf({ name: 'prod', appsDomain: 'apps.prod.acme.org', controlPlanes });
}

const one = (change: object, plane?: object) => faults([{ ...api, ...change }], plane);

test.each([
  ['hosts alone', {}],
  ['wildcards', { hosts: ['*.acme.org', 'api.acme.org'] }],
  ['ports of protocols', { ports: [{ number: 8443 }, { number: 80, protocol: 'GRPC' }] }],
  ['a database', { ports: [{ number: 5432, protocol: 'TCP' }] }],
  ['TLS that the mesh starts', { tls: {} }],
  ['an egress gateway', { ...out, ports: [{ number: 80, protocol: 'HTTP' }, { number: 443 }] }],
  ['a certificate that is shown', { ...out, tls: { mode: 'MUTUAL', credentialName: 'client' } }],
  ['callers', { namespaces: ['shop'] }],
])('an external service has %s', (_, change) => {
  expect(one(change)).toEqual([]);
});

test.each([
  ['an address', '10.0.0.1', "is an address; calls are told apart by name, so give the host's"],
  ['every host', '*', 'is no host; name what may be called, e.g. "api.acme.org"'],
  ['nothing', '', 'is no host; name what may be called, e.g. "api.acme.org"'],
  ['a URL', 'https://api.acme.org/v1', 'carries a scheme; write "api.acme.org"'],
  ['a port', 'api.acme.org:443', 'carries a port or path; write "api.acme.org"'],
  ['a wildcard inside', 'api.*.org', 'has a wildcard; write "api.org"'],
  ['a Service by its short name', 'reviews', "is the name of a Service of the cluster; give a host's full name"],
  ['a Service', 'reviews.shop.svc.cluster.local', 'is inside the cluster; the mesh knows its Services by itself'],
])('%s is no host outside', (_, host, say) => {
  expect(one({ hosts: [host] })).toEqual([`${at}[0].hosts[0]: "${host}" ${say}`]);
});

test('some host is named', () => {
  expect(one({ hosts: [] })).toEqual([`${at}[0].hosts: is empty; name what may be called, e.g. "api.acme.org"`]);
});

test('a name is a DNS label', () => {
  expect(one({ name: 'api.acme' })).toEqual([
    `${at}[0].name: "api.acme" is not a DNS label: at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit`,
  ]);
});

test('names and hosts are taken once', () => {
  expect(faults([api, { ...api, hosts: ['www.acme.org', 'api.acme.org', 'www.acme.org'] }])).toEqual([
    `${at}[1].name: "api" is taken by controlPlanes[0].externalServices[0].name; write one external service for both`,
    `${at}[1].hosts[1]: "api.acme.org" is taken by controlPlanes[0].externalServices[0].hosts[0]; write one external service for both`,
    `${at}[1].hosts[2]: "www.acme.org" is taken by controlPlanes[0].externalServices[1].hosts[0]; write one external service for both`,
  ]);
});

test('ports are numbers from 1 to 65535, each once, of a known protocol', () => {
  const ports = [{ number: 0 }, { number: 443.5 }, { number: 80, protocol: 'HTTTP' }, { number: 80 }];

  expect(one({ ports })).toEqual([
    `${at}[0].ports[2].protocol: "HTTTP" is not known; did you mean "HTTP"?`,
    `${at}[0].ports[0].number: 0 is not a port; ports run from 1 to 65535`,
    `${at}[0].ports[1].number: 443.5 is not a port; ports run from 1 to 65535`,
    `${at}[0].ports[3].number: 80 stands there twice; remove one`,
  ]);
  expect(one({ ports: [] })).toEqual([`${at}[0].ports: is empty; leave it out for 443`]);
});

test.each([
  ['several hosts', ['a.acme.org', 'b.acme.org']],
  ['a wildcard', ['*.acme.org']],
])('TCP does not tell %s apart', (_, hosts) => {
  expect(one({ hosts, ports: [{ number: 5432, protocol: 'TCP' }] })).toEqual([
    `${at}[0].ports[0].protocol: "TCP" does not say which host is meant; write an external service for each host, by its name`,
  ]);
});

test.each([
  ['TCP', 'TCP', true],
  ['HTTP', 'TCP', true],
  ['MONGO', 'HTTP', true],
  ['TLS', 'TCP', false],
  ['HTTP', 'HTTP', false],
])('a port of %s in one service and of %s in another is refused: %s', (first, second, isRefused) => {
  const services = [first, second].map((protocol, i) => ({
    name: `s${i}`,
    hosts: [`s${i}.acme.org`],
    ports: [{ number: 8080, protocol }],
  }));
  const apart = services.map((service, i) => ({ ...service, namespaces: [['shop', 'sales'][i]] }));

  expect(faults(services)).toEqual(
    isRefused
      ? [
          `${at}[1].ports[0].number: port 8080 is taken by controlPlanes[0].externalServices[0], and one of both protocols does not say which host is meant; give each its own callers by namespaces`,
        ]
      : [],
  );
  expect(faults(apart)).toEqual([]);
});

test('TLS is started for plain HTTP only', () => {
  expect(one({ tls: {}, ports: [{ number: 80 }, { number: 443, protocol: 'TLS' }] })).toEqual([
    `${at}[0].tls: starts TLS for plain HTTP, and port 443 is "TLS"; remove that port, or tls`,
  ]);
});

test('TLS is started in a known mode, towards a port', () => {
  expect(one({ tls: { mode: 'ISTIO_MUTUAL', port: 70_000 } })).toEqual([
    `${at}[0].tls.mode: "ISTIO_MUTUAL" is not known; known: SIMPLE, MUTUAL`,
    `${at}[0].tls.port: 70000 is not a port; ports run from 1 to 65535`,
  ]);
});

test('MUTUAL needs a certificate to show', () => {
  expect(one({ ...out, tls: { mode: 'MUTUAL' } })).toEqual([
    `${at}[0].tls.credentialName: missing; MUTUAL shows a certificate, so name the Secret that holds it`,
  ]);
});

test('a Secret has the name of one, and a gateway to read it', () => {
  expect(one({ tls: { credentialName: 'Client' } })).toEqual([
    `${at}[0].tls.credentialName: "Client" is not a name of a Secret: at most 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit`,
    `${at}[0].tls.credentialName: only a gateway reads "Client", and pods call by themselves; name an egressGateway`,
  ]);
});

test('the name of a Secret is a DNS subdomain', () => {
  for (const credentialName of ['my.secret_x', 'a..b', 's'.repeat(254)]) {
    const [fault] = one({ ...out, tls: { credentialName } });

    expect(fault).toMatch(/ is not a name of a Secret: at most 253 lower-case letters/);
  }
  expect(one({ ...out, tls: { credentialName: 's'.repeat(253) } })).toEqual([]);
  expect(one({ ...out, tls: { credentialName: 'my.secret-x' } })).toEqual([]);
});

test('an egress gateway is one of the control plane', () => {
  expect(one({ egressGateway: 'istio-egresgateway' })).toEqual([
    `${at}[0].egressGateway: no egress gateway "istio-egresgateway"; did you mean "istio-egressgateway"?`,
  ]);
  expect(one(out, { egressGateways: [] })).toEqual([
    `${at}[0].egressGateway: the control plane has no egress gateway; add one to its egressGateways`,
  ]);
});

test('hosts that TLS is started for, or that a gateway calls, have names', () => {
  expect(one({ hosts: ['*.acme.org'], tls: {}, ...out })).toEqual([
    `${at}[0].tls: the mesh asks a server for a name, which "*.acme.org" does not give; name each host`,
    `${at}[0].egressGateway: the gateway must look up the address, which "*.acme.org" does not give; name each host`,
  ]);
});

test('a gateway leads out what says its host, to one port of each kind', () => {
  expect(one({ ...out, ports: [{ number: 27_017, protocol: 'MONGO' }] })).toEqual([
    `${at}[0].egressGateway: cannot lead "MONGO" of port 27017 out, which does not say the host; remove one of both`,
  ]);
  expect(one({ ...out, ports: [443, 8443].map((number) => ({ number })) })).toEqual([
    `${at}[0].egressGateway: leads to one port of TLS, not to 443 and 8443; write an external service for each`,
  ]);
});

test('callers are namespaces of the mesh', () => {
  expect(one({ namespaces: ['shoop', 'sales'] })).toEqual([
    `${at}[0].namespaces[0]: no namespace "shoop" in the mesh; did you mean "shop"?`,
  ]);
  expect(one({ namespaces: [] })).toEqual([
    `${at}[0].namespaces: is empty, so nobody could call; leave it out for all`,
  ]);
  expect(one({ namespaces: ['shop'] }, { namespaces: [] })).toEqual([
    `${at}[0].namespaces[0]: no namespace "shop" in the mesh; it has none yet`,
  ]);
});

test.each(['tls', 'egressGateway'])('pods in ambient mode have no proxy that does what %s asks for', (field) => {
  const change = field === 'tls' ? { tls: {} } : out;
  const ambient = { dataplaneMode: 'ambient' };
  const mixed = {
    ...ambient,
    namespaces: ['sales'],
    applications: [{ name: 'shop', namespace: 'shop', dataplaneMode: 'sidecar' }],
  };
  const say = (who: string) =>
    `${at}[0].${field}: ${who} have no proxy that does this; name other namespaces in "namespaces"`;

  expect(one(change, ambient)).toEqual([say('pods of "shop", in ambient mode,')]);
  expect(one(change, { ...ambient, namespaces: [] })).toEqual([say('pods in ambient mode')]);
  expect(one(change, mixed)).toEqual([say('pods of "sales", in ambient mode,')]);
  expect(one({ ...change, namespaces: ['shop'] }, mixed)).toEqual([]);
  expect(one({}, ambient)).toEqual([]);
});

test('a remote cluster has none of its own: istiod reads them beside itself', () => {
  const multiCluster = { meshID: 'acme', remote: { primary: 'east', remotePilotAddress: '192.0.2.1' } };

  expect(one({}, { egressGateways: [], multiCluster })).toContain(
    `${at}: a remote cluster learns them from its primary, "east"; write them there`,
  );
});
