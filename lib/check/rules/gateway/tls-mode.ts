import type { IstioServer } from '../../derived/gateway/gateway-servers';
import type { Complaint, Rule } from '../../rule';
import { list } from '../../wording';

export const tlsMode: Rule = {
  code: 'GWY011',
  severity: 'error',
  title: 'A server has the certificates that its TLS mode asks for, and no others',
  why: 'Modes that end TLS at the gateway need a certificate: the webhook of istiod refuses them without. Modes that pass TLS on, or use the certificates of the mesh, ignore a certificate or are refused with one; no mode at all means PASSTHROUGH.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: ingressgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: ingressgateway, sidecar.istio.io/inject: "true" }
        spec:
          serviceAccountName: istio-ingressgateway
          containers: [{ name: istio-proxy, image: auto }]
    ---
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: istio-ingressgateway-sds, namespace: istio-ingress }
    rules: [{ apiGroups: [""], resources: [secrets], verbs: [get, list, watch] }]
    ---
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: istio-ingressgateway-sds, namespace: istio-ingress }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: istio-ingressgateway-sds }
    subjects: [{ kind: ServiceAccount, name: istio-ingressgateway, namespace: istio-ingress }]
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http: [{ route: [{ destination: { host: productpage.bookinfo.svc.cluster.local } }] }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      ports: [{ name: http, port: 9080 }]`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 443, name: https, protocol: HTTPS }
          hosts: [bookinfo.apps.ocp.acme.org]
          tls: { mode: SIMPLE, credentialName: bookinfo-tls }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/Gateway')) {
      for (const [index, { port, tls }] of (on.spec?.servers ?? []).entries()) {
        const protocol = port?.protocol?.toUpperCase();
        if (!tls || (protocol !== 'HTTPS' && protocol !== 'TLS')) continue;
        const fault = faultOf(tls);
        if (fault) yield { on, ...fault, at: `spec.servers[${index}].tls.${fault.at}` };
      }
    }
  },
};

type Tls = NonNullable<IstioServer['tls']>;
type Fault = Omit<Complaint, 'on'> | undefined;

/** As istiod judges it (istio `pkg/config/validation`, `validateTLSOptions`). */
function faultOf(tls: Tls): Fault {
  const { mode = 'PASSTHROUGH' } = tls;
  const used = [...files, 'caCertificates' as const, ...remote].filter((field) => tls[field]);
  if (mode === 'ISTIO_MUTUAL') return unwanted(used);
  return mode.endsWith('PASSTHROUGH') ? ignored(tls, used) : missing(tls, mode);
}

function unwanted([field, ...others]: readonly string[]): Fault {
  const message = `not allowed in mode "ISTIO_MUTUAL", which uses the certificates of the mesh; remove ${list([field, ...others])}`;
  return field === undefined ? undefined : { at: field, message };
}

function ignored({ mode }: Tls, used: readonly string[]): Fault {
  const got = mode ? `"${mode}"` : 'none, which is "PASSTHROUGH"';
  const message = `got ${got}, which ignores ${list(used)}; write "SIMPLE"`;
  return used.length === 0 ? undefined : { at: 'mode', message, severity: 'warning' };
}

function missing(tls: Tls, mode: string): Fault {
  if (remote.some((field) => tls[field])) return undefined;
  const needed = mode === 'SIMPLE' ? files : [...files, 'caCertificates' as const];
  const [field, ...others] = needed.filter((name) => !tls[name]);
  if (field === undefined) return undefined;
  if (others.length + 1 < needed.length) return { at: field, message: `missing in mode "${mode}"` };
  return {
    at: 'credentialName',
    message: `missing in mode "${mode}"; write the name of the Secret with its certificate`,
  };
}

const files = ['serverCertificate', 'privateKey'] as const;
const remote = ['credentialName', 'credentialNames', 'tlsCertificates'] as const;
