import { type GatewayServer, gatewayServers, serversAt, speaksTls } from '../../derived/gateway/gateway-servers';
import { arrivalsOf } from '../../derived/route/arrivals';
import { overlap } from '../../host';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { servingPods } from '../given';

export const redirectTarget: Rule = {
  code: 'GWY020',
  severity: 'error',
  title: 'A server that redirects to HTTPS has one that answers there',
  why: 'The gateway sends every client to HTTPS of the same host. Where no server answers there, the redirect ends in a refused handshake.',
  given: servingPods,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { httpsRedirect: true }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { httpsRedirect: true }
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }`,
  *check(mesh) {
    for (const server of gatewayServers(mesh)) {
      const { on, at, hosts, workload } = server;
      if (!server.httpsRedirect || !workload || isBehindTls(mesh, server)) continue;
      const answering = serversAt(mesh, workload).filter(speaksTls);
      const host = hosts.find((own) => !answering.some((other) => other.hosts.some((theirs) => overlap(own, theirs))));
      if (host === undefined) continue;
      const message = `no server answers HTTPS for "${host}"; add one of protocol "HTTPS", or remove the redirect`;
      yield { on, at: `${at}.tls.httpsRedirect`, message };
    }
  },
};

/** Whether a Route ends TLS before the server: a redirect is a loop then, which RTE022 says. */
function isBehindTls(mesh: Mesh, server: GatewayServer): boolean {
  return mesh
    .ofKind('route.openshift.io/Route')
    .filter((route) => route.spec?.tls && route.spec.tls.termination !== 'passthrough')
    .some((route) => arrivalsOf(mesh, route).some(({ servers }) => servers.includes(server)));
}
