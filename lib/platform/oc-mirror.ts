/**
 * oc-mirror v2, which copies operators and images to the registry of a disconnected cluster.
 *
 * Sources: openshift/oc-mirror `internal/pkg/clusterresources/clusterresources.go` (what a mirrored catalog is called),
 * `internal/pkg/additional/local_stored_collector.go` (where images end up) and `internal/pkg/api/v2alpha1` (its
 * configuration); catalogs from the chapter "Red Hat-provided Operator catalogs" of openshift/openshift-docs.
 */
const repository = 'redhat-operator-index';

/** The image of the catalog that Red Hat's operators come from, for clusters of an OpenShift release. */
export function catalogImage(openshift: string): string {
  return `registry.redhat.io/redhat/${repository}:v${openshift}`;
}

/** Name of the CatalogSource that oc-mirror makes for that catalog. */
export function mirroredCatalog(openshift: string): string {
  return `cs-${repository}-v${openshift.replaceAll('.', '-')}`;
}

/** Where an image ends up: below the mirror's registry by the path that it had, without its own registry. */
export function mirroredImage(image: string, registry: string): string {
  return `${registry}/${image.replace(/^[^/]*\//, '')}`;
}

/** The configuration that tells it what to copy. */
export const imageSetConfiguration = {
  apiVersion: 'mirror.openshift.io/v2alpha1',
  kind: 'ImageSetConfiguration',
} as const;
