import { describe, expect, test } from 'vitest';
import { lint } from '../../../lib/check/lint';
import type { Rule } from '../../../lib/check/rule';
import { certificateOfOneGateway } from '../../../lib/check/rules/gateway/certificate-of-one-gateway';
import { clientAuthority } from '../../../lib/check/rules/gateway/client-authority';
import { distinctServerNames } from '../../../lib/check/rules/gateway/distinct-server-names';
import { gatewayPodsOnly } from '../../../lib/check/rules/gateway/gateway-pods-only';
import { hostWithRoutes } from '../../../lib/check/rules/gateway/host-with-routes';
import { redirectTarget } from '../../../lib/check/rules/gateway/redirect-target';
import { meshOf } from './examples';

/** How often a rule finds something in a text of its own. */
function count(rule: Rule, text: string, given = ''): number {
  return lint(meshOf({ ...rule, given }, text), [rule]).length;
}

const gateway = (name: string, servers: string) => `
  apiVersion: networking.istio.io/v1
  kind: Gateway
  metadata: { name: ${name}, namespace: istio-ingress }
  spec: { selector: { istio: ingressgateway }, servers: [${servers}] }`;

const pods = `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: istio-ingressgateway, namespace: istio-ingress }
  spec:
    selector: { matchLabels: { istio: ingressgateway } }
    template:
      metadata:
        annotations: { inject.istio.io/templates: gateway }
        labels: { istio: ingressgateway }
      spec: { containers: [{ name: istio-proxy, image: auto }] }`;

const route = (hosts: string, gateways: string) => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: shop, namespace: istio-ingress }
  spec: { hosts: [${hosts}], gateways: [${gateways}] }`;

const http = (host: string, tls = '') => `{ port: { number: 80, name: http, protocol: HTTP }, hosts: [${host}]${tls} }`;
const https = (host: string, tls = '{ mode: SIMPLE, credentialName: shop-tls }') =>
  `{ port: { number: 443, name: https, protocol: HTTPS }, hosts: [${host}], tls: ${tls} }`;

describe('GWY002', () => {
  const other = (labels: string) => `
  apiVersion: v1
  kind: Pod
  metadata: { name: shop, namespace: istio-ingress, labels: { istio: ingressgateway, ${labels} } }
  spec: { containers: [{ name: shop, image: shop }] }
  ---
  apiVersion: v1
  kind: Namespace
  metadata: { name: istio-ingress, labels: {} }`;

  test.each([
    ['with a proxy', 'sidecar.istio.io/inject: "true"', 1],
    ['without a proxy', 'app: shop', 0],
  ])('pods of an application %s', (_, labels, expected) => {
    expect(count(gatewayPodsOnly, gateway('shop', http('a.acme.org')), `${pods}\n---${other(labels)}`)).toBe(expected);
  });
});

describe('GWY008', () => {
  test.each([
    ['equal hosts over TLS', `${https('a.acme.org')}, ${https('a.acme.org')}`, 1],
    ['equal hosts in clear text', `${http('a.acme.org')}, ${http('a.acme.org')}`, 0],
    ['a wildcard beside an exact host', `${https('"*.acme.org"')}, ${https('a.acme.org')}`, 0],
  ])('%s', (_, servers, expected) => {
    expect(count(distinctServerNames, gateway('shop', servers), pods)).toBe(expected);
  });
});

describe('GWY014', () => {
  const issuer = (type: string) => `
  apiVersion: cert-manager.io/v1
  kind: Issuer
  metadata: { name: public, namespace: istio-ingress }
  spec: { ${type} }
  ---
  apiVersion: cert-manager.io/v1
  kind: Certificate
  metadata: { name: shop, namespace: istio-ingress }
  spec: { secretName: shop-tls, issuerRef: { name: public } }`;
  const authority = `
  apiVersion: v1
  kind: Secret
  metadata: { name: shop-tls-cacert, namespace: istio-ingress }`;
  const mutual = '{ mode: MUTUAL, credentialName: shop-tls }';

  test.each([
    ['by ACME', mutual, issuer('acme: { server: x }'), 1],
    ['by an authority', mutual, issuer('ca: { secretName: ca }'), 0],
    ['by ACME, with an authority beside it', mutual, `${issuer('acme: { server: x }')}\n---${authority}`, 0],
    ['by ACME, for servers alone', '{ mode: SIMPLE, credentialName: shop-tls }', issuer('acme: { server: x }'), 0],
  ])('a certificate issued %s', (_, tls, given, expected) => {
    expect(count(clientAuthority, gateway('shop', https('a.acme.org', tls)), `${pods}\n---${given}`)).toBe(expected);
  });
});

describe('GWY016', () => {
  test.each([
    ['another host and the same Secret', https('b.acme.org'), 1],
    ['another Secret', https('b.acme.org', '{ mode: SIMPLE, credentialName: other-tls }'), 0],
    ['the same host', https('a.acme.org'), 0],
  ])('%s', (_, server, expected) => {
    const given = `${pods}\n---${gateway('a', https('a.acme.org'))}`;

    expect(count(certificateOfOneGateway, gateway('b', server), given)).toBe(expected);
  });
});

describe('GWY018', () => {
  const two = `${http('a.acme.org')}, ${http('b.acme.org')}`;

  test.each([
    ['for one of two hosts', two, route('a.acme.org', 'shop'), 1],
    ['for both', two, route('a.acme.org, b.acme.org', 'shop'), 0],
    ['for a wildcard that covers both', two, route('"*.acme.org"', 'shop'), 0],
    ['nowhere in the input', two, '', 0],
    ['for a host that is not served, which VS008 says', two, route('a.acme.org, c.acme.org', 'shop'), 0],
    ['for the host, but bound elsewhere', two, route('a.acme.org, b.acme.org', 'other'), 0],
    [
      'for nothing, as a redirect',
      http('b.acme.org', ', tls: { httpsRedirect: true }'),
      route('a.acme.org', 'other'),
      0,
    ],
  ])('routes %s', (_, servers, given, expected) => {
    expect(count(hostWithRoutes, gateway('shop', servers), given)).toBe(expected);
  });
});

describe('GWY020', () => {
  const redirect = http('a.acme.org', ', tls: { httpsRedirect: true }');
  const service = `
  apiVersion: v1
  kind: Service
  metadata: { name: istio-ingressgateway, namespace: istio-ingress }
  spec: { selector: { istio: ingressgateway }, ports: [{ name: http2, port: 80, targetPort: 8080 }] }`;
  const edge = `
  apiVersion: route.openshift.io/v1
  kind: Route
  metadata: { name: shop, namespace: istio-ingress }
  spec:
    host: a.acme.org
    port: { targetPort: http2 }
    to: { kind: Service, name: istio-ingressgateway }
    tls: { termination: edge }`;

  test.each([
    ['without a server for HTTPS', '', 1],
    ['with one in another Gateway', gateway('tls', https('"*.acme.org"')), 0],
    ['with one for another host', gateway('tls', https('b.acme.org')), 1],
    ['behind a Route that ends TLS, which RTE022 says', `${service}\n---${edge}`, 0],
  ])('a redirect %s', (_, given, expected) => {
    expect(count(redirectTarget, gateway('shop', redirect), `${pods}\n---${given}`)).toBe(expected);
  });
});
