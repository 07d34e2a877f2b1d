/** One Kubernetes object as plain data: what is checked, written and applied. */
export interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: Metadata;
  readonly [field: string]: unknown;
}

export interface Metadata {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly [field: string]: unknown;
}

/** The API group of an object, `core` for the group that has no name. */
export function groupOf({ apiVersion }: Pick<Manifest, 'apiVersion'>): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? 'core' : apiVersion.slice(0, slash);
}

/** What may exist once in a cluster: group, kind, namespace and name, whatever the version. */
export function identity(manifest: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>): string {
  const { namespace = '', name } = manifest.metadata;
  return `${groupOf(manifest)}/${manifest.kind}/${namespace}/${name}`;
}

/** How an object is named to a person, e.g. `Route istio-ingress/bookinfo-gateway-https`. */
export function title({ kind, metadata: { namespace, name } }: Pick<Manifest, 'kind' | 'metadata'>): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`;
}

/** Whether a value has what makes an object: apiVersion, kind and name, and a namespace that is a text if there is one. */
export function isManifest(value: unknown): value is Manifest {
  const { apiVersion, kind, metadata } = (value ?? {}) as Partial<Record<keyof Manifest, unknown>>;
  const { name, namespace = 'none' } = (metadata ?? {}) as Partial<Record<keyof Metadata, unknown>>;
  return [apiVersion, kind, name, namespace].every((text) => typeof text === 'string' && text !== '');
}
