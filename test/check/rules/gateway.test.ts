import { describe, expect, test } from 'vitest';
import { lint } from '../../../lib/check/lint';
import type { Rule } from '../../../lib/check/rule';
import { certificateCoversHosts } from '../../../lib/check/rules/gateway/certificate-covers-hosts';
import { credentialAccess } from '../../../lib/check/rules/gateway/credential-access';
import { distinctHosts } from '../../../lib/check/rules/gateway/distinct-hosts';
import { gatewayNamespace } from '../../../lib/check/rules/gateway/gateway-namespace';
import { gatewayServiceSelector } from '../../../lib/check/rules/gateway/gateway-service-selector';
import { gatewayWorkload } from '../../../lib/check/rules/gateway/gateway-workload';
import { lowPortPermitted } from '../../../lib/check/rules/gateway/low-port-permitted';
import { routesForServers } from '../../../lib/check/rules/gateway/routes-for-servers';
import { serverPortReached } from '../../../lib/check/rules/gateway/server-port-reached';
import { serverProtocols } from '../../../lib/check/rules/gateway/server-protocols';
import { tlsMode } from '../../../lib/check/rules/gateway/tls-mode';
import { meshOf } from './examples';

/** Where a rule finds something in a text of its own, each with its severity. */
function found(rule: Rule, text: string, given = ''): readonly string[] {
  const mesh = meshOf({ ...rule, given: given || rule.given }, text);
  return lint(mesh, [rule]).map(({ severity, on, at }) => `${severity} ${on.kind} ${on.metadata.name} ${at}`);
}

const gateway = (name: string, servers: string) => `
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: ${name}, namespace: istio-ingress }
  spec:
    selector: { istio: ingressgateway }
    servers: ${servers}`;

const deployment = (pod: string, annotations = '{}') => `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: istio-ingressgateway, namespace: istio-ingress }
  spec:
    selector: { matchLabels: { istio: ingressgateway } }
    template:
      metadata:
        annotations: ${annotations}
        labels: { istio: ingressgateway }
      spec: ${pod}`;

const service = (ports: string) => `
  apiVersion: v1
  kind: Service
  metadata: { name: istio-ingressgateway, namespace: istio-ingress }
  spec:
    selector: { istio: ingressgateway }
    ports: ${ports}`;

const pods = deployment('{ containers: [{ name: istio-proxy, image: auto }] }');
const server = (port: string, hosts: string, rest = '') => `{ port: { ${port} }, hosts: [${hosts}]${rest} }`;
const http = server('number: 80, name: http, protocol: HTTP', 'shop.acme.org');

describe('GWY001', () => {
  test.each([
    ['no selector', 'selector: { istio: ingressgateway }', 'selector: {}'],
    ['pods of a generated gateway', 'istio: ingressgateway', 'gateway.networking.k8s.io/gateway-name: shop'],
  ])('is silent about %s', (_, from, to) => {
    expect(found(gatewayWorkload, gateway('shop', `[${http}]`).replace(from, to), pods)).toEqual([]);
  });

  test('takes the selector of a declared Service for its pods', () => {
    const declared = service('[{ name: http2, port: 80 }]');

    expect(found(gatewayWorkload, gateway('shop', `[${http}]`), declared)).toEqual([]);
    expect(found(gatewayWorkload, gateway('shop', `[${http}]`), declared.replace('{ istio:', '{ app:'))).toHaveLength(
      1,
    );
  });
});

describe('GWY003', () => {
  const named = deployment(
    '{ containers: [{ name: istio-proxy, image: auto, ports: [{ name: web, containerPort: 8080 }] }] }',
  );

  test.each([
    ['the number of the Service port', 80, '[{ port: 80, targetPort: 8080 }]', []],
    ['the number of the pod port', 8080, '[{ port: 80, targetPort: 8080 }]', []],
    ['the number behind a name', 8080, '[{ port: 80, targetPort: web }]', []],
    ['a name that no container has', 81, '[{ port: 80, targetPort: wbe }]', []],
    ['another number', 81, '[{ port: 80, targetPort: 8080 }]', ['error Gateway shop spec.servers[0].port.number']],
  ])('%s', (_, port, ports, expected) => {
    const servers = `[${server(`number: ${port}, name: http, protocol: HTTP`, 'shop.acme.org')}]`;

    expect(found(serverPortReached, gateway('shop', servers), `${named}\n---${service(ports)}`)).toEqual(expected);
  });
});

describe('GWY005', () => {
  const container = (securityContext: string) =>
    `containers: [{ name: istio-proxy, image: x, securityContext: ${securityContext} }]`;

  test.each([
    ['a sysctl that covers the port', '{ name: net.ipv4.ip_unprivileged_port_start, value: "80" }', '{}', '{}', 0],
    ['a sysctl that starts above it', '{ name: net.ipv4.ip_unprivileged_port_start, value: "443" }', '{}', '{}', 1],
    ['a capability', '', '{ capabilities: { add: [NET_BIND_SERVICE] } }', '{}', 0],
    ['the template for gateways', '', '{}', '{ inject.istio.io/templates: gateway }', 0],
    ['nothing', '', '{}', '{}', 1],
  ])('with %s', (_, sysctl, securityContext, annotations, count) => {
    const pod = `{ securityContext: { sysctls: [${sysctl}] }, ${container(securityContext)} }`;
    const given = `${deployment(pod, annotations)}\n---${gateway('shop', `[${http}]`)}`;

    expect(found(lowPortPermitted, service('[{ name: http2, port: 80 }]'), given)).toHaveLength(count);
  });
});

describe('GWY006', () => {
  const tls = ', tls: { mode: PASSTHROUGH }';

  test.each([
    ['HTTP', '', 'HTTP2', '', 0],
    ['HTTPS', tls, 'TLS', tls, 0],
    ['HTTPS', tls, 'HTTP', '', 1],
    ['TCP', '', 'TCP', '', 1],
    ['TCP', ', bind: 10.0.0.1', 'TCP', ', bind: 10.0.0.2', 0],
  ])('%s%s and %s%s', (one, ofOne, other, ofOther, count) => {
    const servers = [
      server(`number: 443, name: a, protocol: ${one}`, 'a.acme.org', ofOne),
      server(`number: 443, name: b, protocol: ${other}`, 'b.acme.org', ofOther),
    ];

    expect(found(serverProtocols, gateway('shop', `[${servers}]`), pods)).toHaveLength(count);
  });
});

describe('GWY007', () => {
  const https = (host: string) => server('number: 443, name: s, protocol: HTTPS', host, ', tls: { mode: SIMPLE }');
  const plain = (host: string) => server('number: 80, name: p, protocol: HTTP', host);

  test.each([
    ['an exact host beside a wildcard', https('shop.acme.org'), https('"*.acme.org"'), []],
    [
      'equal hosts over TLS',
      https('shop.acme.org'),
      https('shop.acme.org'),
      ['error Gateway b spec.servers[0].hosts[0]'],
    ],
    [
      'namespaces over TLS',
      https('a/shop.acme.org'),
      https('b/shop.acme.org'),
      ['error Gateway b spec.servers[0].hosts[0]'],
    ],
    ['equal hosts in clear text', plain('"*"'), plain('"*"'), ['warning Gateway b spec.servers[0].hosts[0]']],
    ['namespaces in clear text', plain('a/shop.acme.org'), plain('b/shop.acme.org'), []],
    ['different ports', plain('shop.acme.org'), https('shop.acme.org'), []],
  ])('%s', (_, one, other, expected) => {
    const text = `${gateway('a', `[${one}]`)}\n---${gateway('b', `[${other}]`)}`;

    expect(found(distinctHosts, text, pods)).toEqual(expected);
  });
});

describe('GWY011', () => {
  test.each([
    ['{ mode: SIMPLE, serverCertificate: /c, privateKey: /k }', []],
    ['{ mode: SIMPLE, serverCertificate: /c }', ['error privateKey']],
    ['{ mode: MUTUAL, serverCertificate: /c, privateKey: /k }', ['error caCertificates']],
    ['{ mode: MUTUAL, credentialName: c }', []],
    ['{ mode: ISTIO_MUTUAL }', []],
    ['{ mode: ISTIO_MUTUAL, credentialName: c }', ['error credentialName']],
    ['{ mode: PASSTHROUGH }', []],
    ['{ mode: PASSTHROUGH, credentialName: c }', ['warning mode']],
    ['{ credentialName: c }', ['warning mode']],
  ])('%s', (tls, expected) => {
    const servers = `[${server('number: 443, name: s, protocol: HTTPS', 'shop.acme.org', `, tls: ${tls}`)}]`;
    const lines = found(tlsMode, gateway('shop', servers), pods);

    expect(lines.map((line) => line.replace('Gateway shop spec.servers[0].tls.', ''))).toEqual(expected);
  });
});

describe('GWY013', () => {
  const certificate = (dnsNames: string) => `
  apiVersion: cert-manager.io/v1
  kind: Certificate
  metadata: { name: shop, namespace: istio-ingress }
  spec: { secretName: shop-tls, dnsNames: [${dnsNames}], issuerRef: { name: ca } }`;

  test.each([
    ['shop.acme.org', 'shop.acme.org', 0],
    ['shop.acme.org', '"*.acme.org"', 0],
    ['eu.shop.acme.org', '"*.acme.org"', 1],
    ['acme.org', '"*.acme.org"', 1],
    ['"*.acme.org"', '"*.acme.org"', 0],
    ['"*.acme.org"', 'shop.acme.org', 0],
    ['"*.acme.org"', 'shop.acme.com', 1],
    ['"*"', 'shop.acme.org', 0],
    ['"bookinfo/*"', 'shop.acme.org', 0],
    ['bookinfo/shop.acme.org', 'shop.acme.org', 0],
  ])('host %s, certificate for %s', (host, dnsName, count) => {
    const tls = ', tls: { mode: SIMPLE, credentialName: shop-tls }';
    const servers = `[${server('number: 443, name: s, protocol: HTTPS', host, tls)}]`;
    const given = `${pods}\n---${certificate(dnsName)}`;

    expect(found(certificateCoversHosts, gateway('shop', servers), given)).toHaveLength(count);
  });
});

describe('GWY015', () => {
  const binding = (role: string) => `
  apiVersion: rbac.authorization.k8s.io/v1
  kind: RoleBinding
  metadata: { name: sds, namespace: istio-ingress }
  roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: ${role} }
  subjects: [{ kind: ServiceAccount, name: default, namespace: istio-ingress }]`;
  const role = (verbs: string) => `
  apiVersion: rbac.authorization.k8s.io/v1
  kind: ClusterRole
  metadata: { name: sds }
  rules: [{ apiGroups: [""], resources: [secrets], verbs: [${verbs}] }]`;
  const tls = ', tls: { mode: SIMPLE, credentialName: shop-tls }';
  const given = gateway('shop', `[${server('number: 443, name: s, protocol: HTTPS', 'shop.acme.org', tls)}]`);

  test.each([
    ['a ClusterRole that allows it', `${binding('sds')}\n---${role('list')}`, 0],
    ['a ClusterRole that allows too little', `${binding('sds')}\n---${role('get')}`, 1],
    ['a ClusterRole that nobody knows', binding('sds'), 0],
  ])('with %s', (_, rbac, count) => {
    expect(found(credentialAccess, pods, `${given}\n---${rbac}`)).toHaveLength(count);
  });
});

describe('GWY017', () => {
  const routes = (kind: string) => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: shop, namespace: istio-ingress }
  spec: { hosts: [shop.acme.org], gateways: [shop], ${kind}: [{ route: [{ destination: { host: shop } }] }] }`;

  test.each([
    ['HTTPS', '{ mode: SIMPLE }', 'http', 0],
    ['HTTPS', '{ mode: SIMPLE }', 'tls', 1],
    ['HTTPS', '{ mode: PASSTHROUGH }', 'tls', 0],
    ['TLS', '{ mode: PASSTHROUGH }', 'tcp', 1],
    ['TLS', '{ mode: MUTUAL }', 'tcp', 0],
    ['TLS', '{ mode: MUTUAL }', 'http', 1],
    ['TLS', '{ mode: AUTO_PASSTHROUGH }', 'http', 0],
  ])('%s %s and %s routes', (protocol, tls, kind, count) => {
    const one = server(`number: 443, name: s, protocol: ${protocol}`, 'shop.acme.org', `, tls: ${tls}`);

    expect(found(routesForServers, routes(kind), gateway('shop', `[${one}]`))).toHaveLength(count);
  });

  test('lets http routes serve the port in clear text beside a passthrough', () => {
    const one = server('number: 443, name: s, protocol: TLS', 'shop.acme.org', ', tls: { mode: PASSTHROUGH }');

    expect(found(routesForServers, routes('http'), gateway('shop', `[${http}, ${one}]`))).toEqual([]);
  });
});

describe('GWY022', () => {
  const injected = deployment(
    '{ containers: [{ name: istio-proxy, image: auto }] }',
    '{ inject.istio.io/templates: gateway }',
  );

  test.each([
    ['another value of its label', service('[{ port: 80 }]').replace('istio: ingressgateway }', 'istio: ingress }'), 1],
    ['another label of a Service called alike', service('[{ port: 80 }]').replace('{ istio:', '{ app:'), 1],
    [
      'other pods',
      service('[{ port: 80 }]').replace('{ istio:', '{ app:').replace('name: istio-ingress', 'name: other'),
      0,
    ],
  ])('a Service that asks for %s', (_, text, count) => {
    expect(found(gatewayServiceSelector, text, injected)).toHaveLength(count);
  });
});

test('GWY025 lets the gateway between clusters stand beside the control plane', () => {
  const between = gatewayNamespace.bad.replace('sidecar.istio.io/inject', 'topology.istio.io/network: n1, $&');

  expect(found(gatewayNamespace, gatewayNamespace.bad, gatewayNamespace.given)).toHaveLength(1);
  expect(found(gatewayNamespace, between, gatewayNamespace.given)).toEqual([]);
});
