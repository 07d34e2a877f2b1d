/** Where a disconnected cluster gets operators and images from. */
export interface MirrorSettings {
  /** Registry, with or without a path, that holds the images, e.g. `registry.acme.org/mirror`. */
  readonly registry: string;
  /** CatalogSource of the mirrored operators, which the mirror tool makes. @default 'cs-redhat-operator-index' */
  readonly source?: string;
  /** Digests that pin images, by image as upstream names it: `{ 'docker.io/istio/…:1.20.3': 'sha256:…' }`. @default - tags */
  readonly digests?: Readonly<Record<string, string>>;
}
