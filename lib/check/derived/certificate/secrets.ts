import type { Read } from '../../../manifest/kinds';
import type { Manifest } from '../../../manifest/manifest';
import type { Mesh } from '../../mesh';
import { derived, groupBy } from '../derived';
import { askedSecrets } from './asked-secrets';

/** Something that makes a Secret exist. */
export interface SecretSource {
  /** `undefined` where it makes one in every namespace that it is asked to. */
  readonly namespace?: string;
  readonly name: string;
  readonly by: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>;
  /** The Certificate, if it is one. */
  readonly certificate?: Read<'cert-manager.io/Certificate'>;
}

/** Label by which OpenShift's service CA is asked for a Secret (openshift/service-ca-operator). */
const servingCertificate = 'service.beta.openshift.io/serving-cert-secret-name';

/** Everything in the input that makes a Secret. */
export const secretSources = derived((mesh: Mesh): readonly SecretSource[] => [
  ...mesh.ofKind('cert-manager.io/Certificate').map((certificate) => ({
    namespace: certificate.metadata.namespace,
    name: certificate.spec?.secretName ?? '',
    by: certificate,
    certificate,
  })),
  ...mesh.ofKind('core/Secret').map((by) => ({ namespace: by.metadata.namespace, name: by.metadata.name, by })),
  ...mesh.ofKind('core/Service').flatMap((by) => {
    const name = by.metadata.annotations?.[servingCertificate];
    return name === undefined ? [] : [{ namespace: by.metadata.namespace, name, by }];
  }),
  ...mesh.all.flatMap((by) => askedSecrets(by).map((name) => ({ namespace: by.metadata.namespace, name, by }))),
  ...mesh.all.flatMap(foreignSource),
]);

const byName = derived((mesh: Mesh) => groupBy(secretSources(mesh), ({ name }) => name));

/** What makes a Secret of this name in this namespace. */
export function sourcesOfSecret(mesh: Mesh, namespace: string | undefined, name: string): readonly SecretSource[] {
  const sources = byName(mesh).get(name) ?? [];
  return sources.filter((source) => source.namespace === undefined || source.namespace === namespace);
}

/** What makes a Secret of this name, in whichever namespace: where a missing one may have been meant. */
export function sourcesByName(mesh: Mesh, name: string): readonly SecretSource[] {
  return byName(mesh).get(name) ?? [];
}

const byNamespace = derived((mesh: Mesh) => groupBy(secretSources(mesh), ({ namespace }) => namespace));

/** The Secrets that are made in a namespace, as far as it is known where. */
export function secretNamesIn(mesh: Mesh, namespace: string | undefined): readonly string[] {
  return (byNamespace(mesh).get(namespace ?? '') ?? []).map(({ name }) => name);
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
