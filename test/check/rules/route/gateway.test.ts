import { describe, expect, test } from 'vitest';
import { lint } from '../../../../lib/check/lint';
import { gatewayHost } from '../../../../lib/check/rules/route/gateway-host';
import { grpcEndToEnd } from '../../../../lib/check/rules/route/grpc-end-to-end';
import { hostCertificate } from '../../../../lib/check/rules/route/host-certificate';
import { patientRouter } from '../../../../lib/check/rules/route/patient-router';
import { plaintextServer } from '../../../../lib/check/rules/route/plaintext-server';
import { singleRedirect } from '../../../../lib/check/rules/route/single-redirect';
import { tlsServer } from '../../../../lib/check/rules/route/tls-server';
import { among, edge, gateway, http, https, judge, passthrough, type RouteText, route, together } from './routes';

describe('RTE010 and RTE013', () => {
  const tcp = '{ port: { number: 8443, name: tcp, protocol: TCP }, hosts: ["*"] }';
  const mutual = '{ port: { number: 8443, name: https, protocol: HTTPS }, hosts: ["*"], tls: { mode: ISTIO_MUTUAL } }';

  const one = `
    apiVersion: v1
    kind: Service
    metadata: { name: one, namespace: istio-ingress }
    spec: { selector: { istio: ingressgateway }, ports: [{ port: 80, targetPort: 8080 }] }`;

  test.each([
    ['a server of plain TCP', { tls: passthrough }, tcp, []],
    [
      'a server that asks for a certificate of the mesh',
      { tls: passthrough },
      mutual,
      ['Gateway bookinfo/bookinfo speaks HTTPS (ISTIO_MUTUAL) on pod port 8443'],
    ],
    [
      'a server of HTTP that is to speak TLS again',
      { port: 'http2', tls: '{ termination: reencrypt }' },
      http,
      ['Gateway bookinfo/bookinfo speaks HTTP on pod port 8080'],
    ],
    [
      'the only port of a Service',
      { to: 'one', port: '', tls: passthrough },
      http,
      ['Gateway bookinfo/bookinfo speaks HTTP on pod port 8080'],
    ],
    ['no server at all', { tls: passthrough }, http, ['no Gateway answers on pod port 8443']],
    ['the port that tells whether the proxy is ready', { tls: edge, port: '15021' }, https, []],
    [
      'an encrypted server without TLS',
      { tls: 'null' },
      https,
      ['Gateway bookinfo/bookinfo speaks HTTPS (SIMPLE) on pod port 8443'],
    ],
  ])('judge %s', (_, text, server, expected) => {
    const example = together(gateway(server), one, route(text));
    const lines = [...judge(tlsServer, example), ...judge(plaintextServer, example)];

    expect(lines.map((line) => line.split(', but ')[1])).toEqual(expected);
  });

  test('only warn of a missing server in an open world', () => {
    const mesh = among(tlsServer, together(gateway(http), route({})), { openWorld: true });

    expect(lint(mesh, [tlsServer]).map(({ severity }) => severity)).toEqual(['warning']);
  });
});

describe('RTE011', () => {
  test.each([
    ['a host below a wildcard', { host: 'a.b.apps.ocp.acme.org' }, 0],
    ['a wildcard that the server takes in part', { host: 'x.ocp.acme.org', wildcardPolicy: 'Subdomain' }, 0],
    ['a wildcard that it does not take', { host: 'x.shop.acme.org', wildcardPolicy: 'Subdomain' }, 1],
    ['another domain', { host: 'bookinfo.acme.org' }, 1],
    ['no host, which OpenShift makes', { host: '' }, 0],
    [
      'a reencrypt Route at a server that speaks HTTP',
      { host: 'x.acme.org', port: 'http2', tls: '{ termination: reencrypt }' },
      0,
    ],
    ['a reencrypt Route, which names no host', { host: 'bookinfo.acme.org', tls: '{ termination: reencrypt }' }, 0],
  ])('judges %s', (_, text, count) => {
    expect(judge(gatewayHost, together(gateway(https), route(text)))).toHaveLength(count);
  });
});

describe('RTE012', () => {
  const names = (dnsNames: string) => `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec: { secretName: bookinfo-tls, dnsNames: [${dnsNames}], issuerRef: { name: mesh-ca } }`;

  test.each([
    ['a certificate for the host', '"*.apps.ocp.acme.org"', 'a.apps.ocp.acme.org', 0],
    ['one for other hosts', '"*.apps.ocp.acme.org", b.a.apps.ocp.acme.org', 'c.a.apps.ocp.acme.org', 1],
    ['one that does not hold what the Gateway says, which is GWY013', 'other.acme.org', 'a.apps.ocp.acme.org', 0],
  ])('judges %s', (_, dnsNames, host, count) => {
    expect(judge(hostCertificate, together(gateway(https), names(dnsNames), route({ host })))).toHaveLength(count);
  });

  test('leaves a host that the Gateway names itself to GWY013, and an edge Route to the router', () => {
    const named = gateway(https.replace('*.apps', 'a.apps'));
    const other = names('"other.acme.org"');

    expect(judge(hostCertificate, together(named, other, route({ host: 'a.apps.ocp.acme.org' })))).toEqual([]);
    const wide = gateway(https.replace('bookinfo/*.apps.ocp.acme.org', '*'));
    expect(judge(hostCertificate, together(wide, other, route({})))).toHaveLength(1);
    expect(judge(hostCertificate, together(wide, other, route({ tls: edge })))).toEqual([]);
  });

  test('says nothing of a Secret that something else makes', () => {
    expect(judge(hostCertificate, together(gateway(https), route({ host: 'a.b.apps.ocp.acme.org' })))).toEqual([]);
  });
});

describe('RTE033', () => {
  const grpc = gateway('{ port: { number: 8080, name: grpc, protocol: GRPC }, hosts: ["*"] }');

  test('says nothing of a Service port that speaks HTTP/2, nor of passthrough', () => {
    const service = `
    apiVersion: v1
    kind: Service
    metadata: { name: own, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports: [{ name: grpc, port: 80, targetPort: 8080, appProtocol: kubernetes.io/h2c }]`;
    const own = route({ to: 'own', port: 'grpc', tls: edge });

    expect(judge(grpcEndToEnd, together(grpc, route({ port: 'http2', tls: edge })))).toHaveLength(1);
    expect(judge(grpcEndToEnd, together(grpc, service, own))).toEqual([]);
    expect(judge(grpcEndToEnd, together(grpc, route({ port: 'http2' })))).toEqual([]);
  });
});

describe('RTE022', () => {
  const redirect = gateway(
    http.replace(' }', ' }').replace('hosts: ["*"]', 'hosts: ["*"], tls: { httpsRedirect: true }'),
  );

  test('says nothing of a gateway that believes the router', () => {
    const istio = `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, values: { meshConfig: { defaultConfig: { gatewayTopology: { numTrustedProxies: 1 } } } } }`;
    const example = together(redirect, route({ port: 'http2', tls: edge }));

    expect(judge(singleRedirect, example)).toHaveLength(1);
    expect(judge(singleRedirect, together(redirect, route({ port: 'http2', tls: 'null' })))).toEqual([]);
    expect(judge(singleRedirect, together(redirect, route({ host: '', port: 'http2', tls: edge })))).toEqual([]);
    expect(judge(singleRedirect, together(istio, example))).toEqual([]);
  });
});

describe('RTE030', () => {
  const service = (timeout: string) => `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec: { hosts: [bookinfo.apps.ocp.acme.org], gateways: [bookinfo], http: [{ timeout: ${timeout} }] }`;
  const front = (text: RouteText) => route({ port: 'http2', tls: edge, ...text });

  test.each([
    ['half a minute', '30s', front({}), 0],
    ['more than the router', '31s', front({}), 1],
    ['as much as the Route says', '2m', front({ annotations: '{ haproxy.router.openshift.io/timeout: "120000" }' }), 0],
    ['more than the Route says', '3m', front({ annotations: '{ haproxy.router.openshift.io/timeout: 2m }' }), 1],
    ['a connection that is passed through', '2m', route({ port: 'http2' }), 0],
  ])('judges %s', (_, timeout, own, count) => {
    expect(judge(patientRouter, together(gateway(http), service(timeout), own))).toHaveLength(count);
  });
});
