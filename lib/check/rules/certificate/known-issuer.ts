import { type Certificate, hasOwnIssuer, issuers, tryIssuer } from '../../derived/certificate/issuers';
import type { Mesh } from '../../mesh';
import type { Complaint, Rule } from '../../rule';
import { among, didYouMean } from '../../wording';
import { servingGateway } from '../given';

export const knownIssuer: Rule = {
  code: 'CRT001',
  severity: 'error unless open',
  title: 'A Certificate names an issuer that exists',
  why: 'Without a kind the issuer is an Issuer in the namespace of the Certificate. Where there is none, the Certificate waits for it: no Secret is made, and only its status says so.',
  given: servingGateway,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  *check(mesh) {
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      const { kind = 'Issuer', name } = on.spec?.issuerRef ?? {};
      if (!name || (kind !== 'Issuer' && kind !== 'ClusterIssuer')) continue;
      if (!hasOwnIssuer(on) || tryIssuer(mesh, on)) continue;
      yield { on, ...faultOf(mesh, on, kind, name) };
    }
  },
};

type IssuerKind = 'Issuer' | 'ClusterIssuer';

function faultOf(mesh: Mesh, on: Certificate, kind: IssuerKind, name: string): Omit<Complaint, 'on'> {
  const missing = `no ${kind} "${name}"${kind === 'Issuer' ? ` in namespace "${on.metadata.namespace}"` : ''}`;
  const other = kind === 'Issuer' ? 'ClusterIssuer' : 'Issuer';
  if (issuersFor(mesh, on, other).includes(name))
    return {
      at: 'spec.issuerRef.kind',
      message: `${missing}; "${other}" is the kind of the one that has this name, write that`,
    };
  const known = issuersFor(mesh, on, kind);
  return { at: 'spec.issuerRef.name', message: `${missing}${among(known)}${didYouMean(name, known)}` };
}

/** The names of a kind of issuer that a Certificate may ask. */
function issuersFor(mesh: Mesh, { metadata }: Certificate, kind: IssuerKind): readonly string[] {
  return issuers(mesh)
    .filter(
      (issuer) => issuer.kind === kind && (issuer.metadata.namespace ?? metadata.namespace) === metadata.namespace,
    )
    .map((issuer) => issuer.metadata.name);
}
