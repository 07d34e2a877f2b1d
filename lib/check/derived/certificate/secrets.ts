import type { Read } from '../../../manifest/kinds';
import { type Manifest, title } from '../../../manifest/manifest';
import { servingCertificateAnnotation } from '../../../platform/service-ca';
import type { Mesh } from '../../mesh';
import { didYouMean, list } from '../../wording';
import { derived, groupBy } from '../derived';
import { isOpaque, opaqueObjects } from '../externals';
import { generatedGateways } from '../gateway/gateway-api';
import { askedSecrets } from './asked-secrets';

/** Something that makes a Secret exist. */
export interface SecretSource {
  /** `undefined` where it makes one in every namespace that it is asked to. */
  readonly namespace?: string;
  readonly name: string;
  readonly by: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>;
  /** The Certificate, if it is one. */
  readonly certificate?: Read<'cert-manager.io/Certificate'>;
  /** Whether OpenShift's service CA signs what is in it, for the name of a Service. */
  readonly isServiceCa?: boolean;
}

/** Everything in the input that makes a Secret. */
export const secretSources = derived((mesh: Mesh): readonly SecretSource[] => [
  ...mesh.ofKind('cert-manager.io/Certificate').flatMap((certificate) => {
    const { namespace } = certificate.metadata;
    const name = certificate.spec?.secretName;
    return name ? [{ namespace, name, by: certificate, certificate }] : [];
  }),
  ...mesh.ofKind('core/Secret').map((by) => ({ namespace: by.metadata.namespace, name: by.metadata.name, by })),
  ...mesh.ofKind('core/Service').flatMap((by) => {
    const name = by.metadata.annotations?.[servingCertificateAnnotation];
    return name === undefined ? [] : [{ namespace: by.metadata.namespace, name, by, isServiceCa: true }];
  }),
  ...generatedGateways(mesh).flatMap(({ gateway: by, namespace, servingSecret: name }) =>
    name === undefined ? [] : [{ namespace, name, by, isServiceCa: true }],
  ),
  ...mesh.all.flatMap((by) => askedSecrets(by).map((name) => ({ namespace: by.metadata.namespace, name, by }))),
  ...mesh.all.filter((object) => !isOpaque(mesh, object)).flatMap(foreignSource),
]);

const byName = derived((mesh: Mesh) => groupBy(secretSources(mesh), ({ name }) => name));

/** What makes a Secret of this name in this namespace, or else may make it, since only its own name is declared. */
export function sourcesOfSecret(mesh: Mesh, namespace: string | undefined, name: string): readonly SecretSource[] {
  const sources = (byName(mesh).get(name) ?? []).filter(
    (source) => source.namespace === undefined || source.namespace === namespace,
  );
  return sources.length > 0 ? sources : opaqueMakersFor(mesh, namespace).map((by) => ({ namespace, name, by }));
}

/** Kinds that say themselves how the Secret is called that they make; a Bundle makes it in any namespace. */
const makers: ReadonlySet<string> = new Set(['Certificate', 'ExternalSecret', 'Bundle']);

const opaqueMakers = derived((mesh: Mesh) =>
  groupBy(
    opaqueObjects(mesh).filter(({ kind }) => makers.has(kind)),
    ({ metadata }) => metadata.namespace ?? '',
  ),
);

function opaqueMakersFor(mesh: Mesh, namespace: string | undefined): readonly Manifest[] {
  const everywhere = opaqueMakers(mesh).get('') ?? [];
  return namespace ? [...(opaqueMakers(mesh).get(namespace) ?? []), ...everywhere] : everywhere;
}

/** What makes a Secret of this name, in whichever namespace: where a missing one may have been meant. */
export function sourcesByName(mesh: Mesh, name: string): readonly SecretSource[] {
  return byName(mesh).get(name) ?? [];
}

const byNamespace = derived((mesh: Mesh) => groupBy(secretSources(mesh), ({ namespace }) => namespace));

/** The Secrets that are made in a namespace, as far as it is known where. */
export function secretNamesIn(mesh: Mesh, namespace: string | undefined): readonly string[] {
  return (byNamespace(mesh).get(namespace ?? '') ?? []).map(({ name }) => name).filter((name) => name !== '');
}

/** Where a Secret that is missing in a namespace is made instead, or which there are; the end of a message. */
export function hintOfSecret(mesh: Mesh, namespace: string | undefined, name: string): string {
  const elsewhere = sourcesByName(mesh, name).map(({ by }) => title(by));
  const known = secretNamesIn(mesh, namespace);
  const others = known.length > 0 ? `; known there: ${list(known)}` : '';
  return `${elsewhere.length > 0 ? `; it is made by ${elsewhere.join(', ')}` : others}${didYouMean(name, known)}`;
}

/** Kinds of others that make Secrets: external-secrets.io, bitnami.com (Sealed Secrets), trust.cert-manager.io. */
function foreignSource(by: Manifest): readonly SecretSource[] {
  const { namespace, name } = by.metadata;
  const { target } = (by.spec ?? {}) as { readonly target?: { readonly name?: unknown; readonly secret?: unknown } };
  if (by.kind === 'ExternalSecret')
    return [{ namespace, name: typeof target?.name === 'string' ? target.name : name, by }];
  if (by.kind === 'SealedSecret') return [{ namespace, name, by }];
  return by.kind === 'Bundle' && target?.secret !== undefined ? [{ name, by }] : [];
}
