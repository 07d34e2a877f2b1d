import { catalogImage } from '../../platform/oc-mirror';
import { openshiftReleaseNames } from '../../platform/openshift';
import { newestOssmRelease, type OssmReleaseName, ossmReleases } from '../../platform/ossm';
import { mirroredFrom, pulledFrom, upstreamImages } from '../../settings/mirror/images';
import type { Mirror } from '../../settings/mirror/resolve-mirror';
import { presumedObjects } from '../../settings/presumed-objects';
import type { Cluster } from '../../settings/resolve';
import type { MirrorSources } from '../../synth/image-set';
import type { Surroundings } from '../../synth/synth';

/** What a cluster's settings tell the checks of it. */
export function surroundingsOf(cluster: Cluster): Surroundings {
  const { release, openshift, appsDomain, infrastructureTopology, mirror } = cluster;
  return {
    target: {
      release: Object.keys(ossmReleases).find((name): name is OssmReleaseName => name === release) ?? newestOssmRelease,
      openshift: openshiftReleaseNames.find((name) => name === openshift),
      appsDomain,
      infrastructureTopology,
    },
    externals: presumedObjects(cluster),
    ...(mirror && { mirror: mirrorSources(cluster, mirror) }),
  };
}

/** What a mirror copies: the catalog as a whole by its name, and each image by the name that pods pull it by. */
function mirrorSources(cluster: Cluster, mirror: Mirror): MirrorSources {
  const images = upstreamImages(cluster).map(
    (image) => [pulledFrom(image, mirror), mirroredFrom(image, mirror)] as const,
  );
  return { catalogSource: mirror.source, catalog: catalogImage(cluster.openshift), images: new Map(images) };
}
