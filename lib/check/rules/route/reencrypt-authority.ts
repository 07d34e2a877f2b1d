import type { Read } from '../../../manifest/kinds';
import { title } from '../../../manifest/manifest';
import { type SecretSource, sourcesOfSecret } from '../../derived/certificate/secrets';
import { serversAt } from '../../derived/gateway/gateway-servers';
import { arrivalsOf } from '../../derived/route/arrivals';
import { tryService, workloadsOf } from '../../derived/service/services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

type Route = Read<'route.openshift.io/Route'>;

export const reencryptAuthority: Rule = {
  code: 'RTE015',
  severity: 'error',
  title: "A Route that encrypts again says which authority the gateway's certificate comes from",
  why: "Without destinationCACertificate the router trusts certificates of OpenShift's service CA for the Service's own name only. It refuses one of cert-manager, so every request gets a 503 while the Route is admitted.",
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
      issuerRef: { kind: ClusterIssuer, name: mesh-ca }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: reencrypt, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: https }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const { termination, destinationCACertificate } = route.spec?.tls ?? {};
      if (termination !== 'reencrypt' || destinationCACertificate) continue;
      const sources = [...gatewaySecrets(mesh, route), ...mountedSecrets(mesh, route)];
      const foreign = sources.find(({ certificate }) => certificate);
      const isServiceCa = sources.some((source) => source.isServiceCa);
      if (!foreign || isServiceCa) continue;
      const message = `missing, and the certificate behind the Route is ${title(foreign.by)}; give its authority, or write "passthrough"`;
      yield { on: route, at: 'spec.tls.destinationCACertificate', message };
    }
  },
};

/** What the servers of a gateway present. One for certain hosts fails before its certificate counts: RTE014. */
function gatewaySecrets(mesh: Mesh, route: Route): readonly SecretSource[] {
  const servers = arrivalsOf(mesh, route).flatMap((arrival) =>
    arrival.servers.filter(({ hosts }) => hosts.includes('*')),
  );
  const credentials = servers.flatMap((server) => server.credentials);
  return credentials.flatMap(({ namespace, name }) => sourcesOfSecret(mesh, namespace, name));
}

/** What pods that end TLS themselves have mounted. */
function mountedSecrets(mesh: Mesh, route: Route): readonly SecretSource[] {
  const { namespace } = route.metadata;
  const service = tryService(mesh, namespace, route.spec?.to?.name);
  const pods = service ? workloadsOf(mesh, service).filter((workload) => serversAt(mesh, workload).length === 0) : [];
  const volumes = pods.flatMap(({ pod }) => pod.volumes ?? []);
  return volumes.flatMap(({ secret }) => sourcesOfSecret(mesh, namespace, secret?.secretName ?? ''));
}
