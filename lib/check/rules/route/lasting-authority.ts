import { nanoseconds } from '../../../go-duration';
import { title } from '../../../manifest/manifest';
import { defaultDuration } from '../../../platform/cert-manager';
import { type Certificate, tryIssuer, trySigningCertificate } from '../../derived/certificate/issuers';
import { tryLifetime } from '../../derived/certificate/lifetimes';
import { sourcesOfSecret } from '../../derived/certificate/secrets';
import { arrivalsOf } from '../../derived/route/arrivals';
import type { Route } from '../../derived/route/routes';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const lastingAuthority: Rule = {
  code: 'RTE016',
  severity: 'warning',
  title: 'An authority that a Route holds a copy of lives for years',
  why: 'The Route keeps the text of the old authority when cert-manager renews it. Sooner or later the router trusts it no longer, every request gets a 503, and nothing warns before.',
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
          hosts: ["*"]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: mesh-ca }
    ---
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: mesh-ca }
    spec: { ca: { secretName: mesh-ca } }
    ---
    apiVersion: cert-manager.io/v1
    kind: ClusterIssuer
    metadata: { name: self-signed }
    spec: { selfSigned: {} }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls:
        termination: reencrypt
        insecureEdgeTerminationPolicy: Redirect
        destinationCACertificate: "-----BEGIN CERTIFICATE-----"
      to: { kind: Service, name: istio-ingressgateway }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: mesh-ca, namespace: cert-manager }
    spec:
      isCA: true
      commonName: mesh-ca
      secretName: mesh-ca
      duration: 5000h
      renewBefore: 2500h
      privateKey: { algorithm: ECDSA, rotationPolicy: Never }
      issuerRef: { kind: ClusterIssuer, name: self-signed }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls:
        termination: reencrypt
        insecureEdgeTerminationPolicy: Redirect
        destinationCACertificate: "-----BEGIN CERTIFICATE-----"
      to: { kind: Service, name: istio-ingressgateway }
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: mesh-ca, namespace: cert-manager }
    spec:
      isCA: true
      commonName: mesh-ca
      secretName: mesh-ca
      duration: 87600h
      renewBefore: 2500h
      privateKey: { algorithm: ECDSA, rotationPolicy: Never }
      issuerRef: { kind: ClusterIssuer, name: self-signed }`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const { termination, destinationCACertificate } = route.spec?.tls ?? {};
      if (termination !== 'reencrypt' || !destinationCACertificate) continue;
      const authority = authoritiesOf(mesh, route).find(isShortLived);
      if (!authority) continue;
      const { duration = defaultDuration } = authority.spec ?? {};
      const message = `a copy of ${title(authority)}, which lives for ${duration} only; write years there, or "passthrough" here`;
      yield { on: route, at: 'spec.tls.destinationCACertificate', message };
    }
  },
};

/** Who signs the certificates that the router meets; a server for certain hosts fails before: RTE014. */
function authoritiesOf(mesh: Mesh, route: Route): readonly Certificate[] {
  const servers = arrivalsOf(mesh, route).flatMap((arrival) =>
    arrival.servers.filter(({ hosts }) => hosts.includes('*')),
  );
  const credentials = servers.flatMap((server) => server.credentials);
  const certificates = credentials.flatMap(({ namespace, name }) =>
    sourcesOfSecret(mesh, namespace, name).flatMap((source) => source.certificate ?? []),
  );
  const issuers = certificates.flatMap((certificate) => tryIssuer(mesh, certificate) ?? []);
  return issuers.flatMap((issuer) => trySigningCertificate(mesh, issuer) ?? []);
}

/** Less than a year: who copies it by hand does so more often than anyone remembers to. */
function isShortLived(authority: Certificate): boolean {
  const lifetime = tryLifetime(authority);
  return lifetime !== undefined && lifetime.duration < 365n * 24n * nanoseconds.h;
}
