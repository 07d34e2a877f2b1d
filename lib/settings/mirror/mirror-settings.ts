/**
 * Where a disconnected cluster gets operators and images from. What the mirror must hold is written beside the manifests, as
 * `imageset-config.txt` for oc-mirror.
 */
export interface MirrorSettings {
  /** Registry, with or without a path, that holds the images, e.g. `registry.acme.org/mirror`. */
  readonly registry: string;
  /** CatalogSource of the mirrored operators, which the mirror tool makes. @default - as oc-mirror calls it, e.g. `cs-redhat-operator-index-v4-20` */
  readonly source?: string;
  /** Digests that pin images, by image as upstream names it: `{ 'docker.io/istio/…:1.20.3': 'sha256:…' }`. @default - tags */
  readonly digests?: Readonly<Record<string, string>>;
}
