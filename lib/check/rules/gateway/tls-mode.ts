import type { IstioServer } from '../../derived/gateway/gateway-servers';
import type { Complaint, Rule } from '../../rule';
import { list } from '../../wording';
import { servingPods } from '../given';

export const tlsMode: Rule = {
  code: 'GWY011',
  severity: 'error',
  title: 'A server has the certificates that its TLS mode asks for, and no others',
  why: 'Modes that end TLS at the gateway need a certificate: the webhook of istiod refuses them without. Modes that pass TLS on, or use the certificates of the mesh, ignore a certificate or are refused with one; no mode at all means PASSTHROUGH.',
  given: servingPods,
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
