import type { Manifest } from '../../../manifest/manifest';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import { opaqueObjects } from '../externals';
import { gatewayServers, speaksTls } from '../gateway/gateway-servers';
import { type Certificate, issuers, secretNamespaceOf } from './issuers';
import { sourcesByName, sourcesOfSecret } from './secrets';

/** A Secret that something presents to those who connect, or whom it connects to. */
export interface SecretUse {
  readonly by: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>;
  /** `undefined` where it is looked for beside pods that are not known. */
  readonly namespace?: string;
  readonly name: string;
  /** What its certificate must be good for, as cert-manager calls it. */
  readonly usage: 'server auth' | 'client auth';
}

/** The Secrets that gateways, Routes and DestinationRules name. */
const secretUses = derived((mesh: Mesh): readonly SecretUse[] => [
  ...gatewayServers(mesh).flatMap(({ on, credentials }) =>
    credentials.map((credential) => ({ ...credential, by: on, usage: 'server auth' as const })),
  ),
  ...mesh.ofKind('route.openshift.io/Route').flatMap((by) => {
    const name = by.spec?.tls?.externalCertificate?.name;
    return name ? [{ by, namespace: by.metadata.namespace, name, usage: 'server auth' as const }] : [];
  }),
  ...mesh.ofKind('networking.istio.io/DestinationRule').flatMap((by) => {
    const { mode, credentialName } = by.spec?.trafficPolicy?.tls ?? {};
    return mode === 'MUTUAL' && credentialName ? [{ by, name: credentialName, usage: 'client auth' as const }] : [];
  }),
]);

/** A certificate, and what presents it. */
export interface Presented extends Pick<SecretUse, 'by' | 'usage'> {
  readonly certificate: Certificate;
}

/** The certificates that are presented to others. */
export const presentedCertificates = derived((mesh: Mesh): readonly Presented[] =>
  secretUses(mesh).flatMap(({ by, usage, namespace, name }) => {
    const sources = namespace === undefined ? sourcesByName(mesh, name) : sourcesOfSecret(mesh, namespace, name);
    return sources.flatMap(({ certificate }) => (certificate ? [{ by, usage, certificate }] : []));
  }),
);

/** The namespaces in which a Secret is looked for that nothing makes, or a server stands that should name one. */
export const namespacesLackingSecrets = derived((mesh: Mesh): ReadonlySet<string | undefined> => {
  const ofIssuers = issuers(mesh).map((issuer) => ({
    namespace: secretNamespaceOf(mesh, issuer),
    name: issuer.spec?.ca?.secretName,
  }));
  const lacking = [...secretUses(mesh), ...ofIssuers].filter(
    ({ namespace, name }) => namespace && name && sourcesOfSecret(mesh, namespace, name).length === 0,
  );
  const nameless = gatewayServers(mesh).filter(
    (server) => speaksTls(server) && server.credentials.length === 0 && !server.tlsMode?.endsWith('PASSTHROUGH'),
  );
  return new Set([...lacking, ...nameless].map(({ namespace }) => namespace));
});

/** The Secrets of Certificates whose names stand anywhere in another object: whatever kind it is, it may use them. */
export const namedSecrets = derived((mesh: Mesh): ReadonlySet<string> => {
  const names = new Set(mesh.ofKind('cert-manager.io/Certificate').flatMap(({ spec }) => spec?.secretName ?? []));
  const named = new Set<string>();
  if (names.size === 0) return named;
  for (const { kind, metadata, ...body } of mesh.all) {
    if (kind !== 'Certificate') collectNames([body, metadata.annotations], names, named);
  }
  return named;
});

/** Kinds by which Secrets of other namespaces than their own are named. */
const distantUsers: ReadonlySet<string> = new Set(['Gateway', 'ClusterIssuer', 'DestinationRule']);

/** Whether something may use a Secret of a namespace of which only its own name is declared. */
export function mayBeUsedUnseen(mesh: Mesh, namespace: string | undefined): boolean {
  return opaqueObjects(mesh).some(({ kind, metadata }) => metadata.namespace === namespace || distantUsers.has(kind));
}

function collectNames(value: unknown, names: ReadonlySet<string>, named: Set<string>): void {
  if (typeof value === 'string') {
    // A name may stand in an argument or in a file, too.
    const words = /[\n=]/.test(value) ? value.split(/[^a-z0-9.-]+/) : [value];
    for (const word of words) if (names.has(word)) named.add(word);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) collectNames(item, names, named);
  }
}
