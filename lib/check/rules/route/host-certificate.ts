import type { Read } from '../../../manifest/kinds';
import { title } from '../../../manifest/manifest';
import { sourcesOfSecret } from '../../derived/certificate/secrets';
import type { GatewayServer } from '../../derived/gateway/gateway-servers';
import { arrivalsOf, serversFor } from '../../derived/route/arrivals';
import { hostOf } from '../../derived/route/routes';
import { certifies, covers } from '../../host';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const hostCertificate: Rule = {
  code: 'RTE012',
  severity: 'error',
  title: "The certificate that a passthrough Route's clients are shown is good for its host",
  why: 'The gateway takes the connection by a wildcard and presents a certificate for other names. Every client refuses it, and nothing in the cluster says so.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports:
        - { name: http2, port: 80, targetPort: 8080 }
        - { name: https, port: 443, targetPort: 8443 }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
          annotations: { inject.istio.io/templates: gateway }
        spec: { containers: [{ name: istio-proxy, image: auto }] }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 8443, name: https, protocol: HTTPS }
          hosts: ["*.apps.ocp.acme.org"]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: ["*.apps.ocp.acme.org"]
      issuerRef: { kind: ClusterIssuer, name: mesh-ca }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: a.bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: a.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const host = hostOf(route);
      if (!host || route.spec?.tls?.termination !== 'passthrough') continue;
      for (const arrival of arrivalsOf(mesh, route)) {
        const shown = serversFor(arrival, host).flatMap((server) => certificatesFor(mesh, server, host));
        const names = shown.flatMap(({ spec }) => spec?.dnsNames ?? []);
        const [first] = shown;
        if (!first || names.some((name) => name !== undefined && certifies(name, host))) continue;
        const message = `"${host}" is no name of ${title(first)} (${list(names)}), which its clients are shown`;
        yield { on: route, at: 'spec.host', message };
      }
    }
  },
};

type Certificate = Read<'cert-manager.io/Certificate'>;

/** The certificates of a server that takes a host by a wildcard; a host that it names itself is GWY013's and GAPI012's. */
function certificatesFor(mesh: Mesh, { hosts, credentials }: GatewayServer, host: string): readonly Certificate[] {
  const pattern = hosts.find((known) => covers(known, host));
  if (pattern === undefined || pattern === host) return [];
  const sources = credentials.flatMap(({ namespace, name }) => sourcesOfSecret(mesh, namespace, name));
  const certificates = sources.flatMap(({ certificate }) => (certificate?.spec?.dnsNames ? certificate : []));
  const isKnown = certificates.length === sources.length;
  const isJudged = pattern !== '*' && !certificates.some(({ spec }) => spec?.dnsNames?.includes(pattern));
  return isKnown && !isJudged ? certificates : [];
}
