import type { Read } from '../../../manifest/kinds';
import { clusterResourceNamespaceArgument, issuerGroup } from '../../../platform/cert-manager';
import { operators } from '../../../platform/operators';
import type { Mesh } from '../../mesh';
import { derived, groupBy } from '../derived';
import { sourcesOfSecret } from './secrets';

export type Certificate = Read<'cert-manager.io/Certificate'>;
export type Issuer = Read<'cert-manager.io/Issuer' | 'cert-manager.io/ClusterIssuer'>;

/** Every Issuer and ClusterIssuer. */
export const issuers = derived((mesh: Mesh): readonly Issuer[] => [
  ...mesh.ofKind('cert-manager.io/Issuer'),
  ...mesh.ofKind('cert-manager.io/ClusterIssuer'),
]);

/** Whether a Certificate names an issuer of cert-manager itself; others bring their own kinds. */
export function hasOwnIssuer({ spec }: Certificate): boolean {
  return (spec?.issuerRef?.group ?? issuerGroup) === issuerGroup;
}

/** The issuer of a Certificate: an Issuer of its own namespace, unless it says ClusterIssuer. */
export function tryIssuer(mesh: Mesh, certificate: Certificate): Issuer | undefined {
  const { kind = 'Issuer', name } = certificate.spec?.issuerRef ?? {};
  if (!hasOwnIssuer(certificate)) return undefined;
  return kind === 'ClusterIssuer'
    ? mesh.tryFind('cert-manager.io/ClusterIssuer', undefined, name)
    : mesh.tryFind('cert-manager.io/Issuer', certificate.metadata.namespace, name);
}

/** Where the Secrets of ClusterIssuers stand: where cert-manager runs, unless its operator is told otherwise. */
const clusterResourceNamespace = derived((mesh: Mesh): string => {
  const overridden = mesh
    .ofKind('operator.openshift.io/CertManager')
    .flatMap(({ spec }) => spec?.controllerConfig?.overrideArgs ?? [])
    .flatMap((argument = '') => argument.split(`${clusterResourceNamespaceArgument}=`)[1] ?? []);
  return overridden[0] ?? operators['openshift-cert-manager-operator'].operand.namespace;
});

/** The namespace in which an issuer looks for its Secrets. */
export function secretNamespaceOf(mesh: Mesh, { kind, metadata }: Issuer): string | undefined {
  return kind === 'ClusterIssuer' ? clusterResourceNamespace(mesh) : metadata.namespace;
}

/** The Certificate that an issuer signs with, where nothing else makes its Secret. */
export function trySigningCertificate(mesh: Mesh, issuer: Issuer): Certificate | undefined {
  const name = issuer.spec?.ca?.secretName;
  if (!name) return undefined;
  const [source, ...others] = sourcesOfSecret(mesh, secretNamespaceOf(mesh, issuer), name);
  return others.length === 0 ? source?.certificate : undefined;
}

const issued = derived((mesh: Mesh) =>
  groupBy(mesh.ofKind('cert-manager.io/Certificate'), (certificate) => {
    const issuer = tryIssuer(mesh, certificate);
    return issuer && keyOf(issuer);
  }),
);

/** The Certificates that an issuer is asked for. */
export function certificatesFrom(mesh: Mesh, issuer: Issuer): readonly Certificate[] {
  return issued(mesh).get(keyOf(issuer)) ?? [];
}

function keyOf({ kind, metadata: { namespace, name } }: Issuer): string {
  return `${kind} ${namespace ?? ''}/${name}`;
}
