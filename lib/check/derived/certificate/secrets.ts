import type { Read } from '../../../manifest/kinds';
import { type MadeSecret, madeSecrets } from '../../../manifest/made-secrets';
import { groupOf, type Manifest, title } from '../../../manifest/manifest';
import { issuerGroup } from '../../../platform/cert-manager';
import type { Mesh } from '../../mesh';
import { didYouMean, list } from '../../wording';
import { derived, groupBy } from '../derived';
import { isOpaque, opaqueObjects } from '../externals';
import { generatedGateways } from '../gateway/gateway-api';

/** Something that makes a Secret exist. */
export interface SecretSource extends MadeSecret {
  readonly by: Manifest;
  /** The Certificate, if it is one. */
  readonly certificate?: Read<'cert-manager.io/Certificate'>;
}

/** Everything in the input that makes a Secret, Certificates first: they say most of what is in it. */
export const secretSources = derived((mesh: Mesh): readonly SecretSource[] => {
  const sources = mesh.all.flatMap((by) => sourcesBy(mesh, by));
  return [...sources.filter(({ certificate }) => certificate), ...sources.filter(({ certificate }) => !certificate)];
});

function sourcesBy(mesh: Mesh, by: Manifest): readonly SecretSource[] {
  if (makers.has(by.kind) && isOpaque(mesh, by)) return [];
  const isCertificate = groupOf(by) === issuerGroup && by.kind === 'Certificate';
  return madeSecrets(by)
    .filter(({ isServiceCa }) => !isServiceCa || by.kind === 'Service' || generated(mesh).has(by))
    .map((made) => ({ ...made, by, ...(isCertificate && { certificate: by as SecretSource['certificate'] }) }));
}

/** The Gateways that a control plane makes a Service for, which takes over their annotations. */
const generated = derived(
  (mesh: Mesh): ReadonlySet<object> => new Set(generatedGateways(mesh).map(({ gateway }) => gateway)),
);

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
function secretNamesIn(mesh: Mesh, namespace: string | undefined): readonly string[] {
  return (byNamespace(mesh).get(namespace ?? '') ?? []).map(({ name }) => name);
}

/** Where a Secret that is missing in a namespace is made instead, or which there are; the end of a message. */
export function hintOfSecret(mesh: Mesh, namespace: string | undefined, name: string): string {
  const elsewhere = sourcesByName(mesh, name).map(({ by }) => title(by));
  const known = secretNamesIn(mesh, namespace);
  const others = known.length > 0 ? `; known there: ${list(known)}` : '';
  return `${elsewhere.length > 0 ? `; it is made by ${elsewhere.join(', ')}` : others}${didYouMean(name, known)}`;
}
