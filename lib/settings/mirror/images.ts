import { bookinfoImage, bookinfoPods } from '../../platform/bookinfo';
import { mirroredImage } from '../../platform/oc-mirror';
import { followedVersion } from '../control-planes/resolve-control-planes';
import type { Cluster } from '../resolve';
import type { Mirror } from './resolve-mirror';

/**
 * The images that pods of Rigging's own run, as upstream names them. Those of operators, and of what operators run, come
 * with the catalog: whoever mirrors it mirrors them.
 */
export function upstreamImages({ controlPlanes }: Cluster): readonly string[] {
  const versions = new Set(
    controlPlanes.flatMap((plane) =>
      plane.applications
        .filter(({ sample }) => sample === 'bookinfo')
        .map(({ revisionTag }) => followedVersion(plane, revisionTag)),
    ),
  );
  return [
    ...new Set(
      [...versions].flatMap((version) =>
        bookinfoPods.map((pod) => bookinfoImage(`${pod.app}-${pod.version}`, version)),
      ),
    ),
  ];
}

/** What a mirror copies for an image: the image itself, or the one that a digest pins. */
export function mirroredFrom(image: string, { digests }: Mirror): string {
  const digest = digests[image];
  return digest === undefined ? image : `${image.replace(/:[^:/]*$/, '')}@${digest}`;
}

/** Where a cluster pulls an image of upstream's from. */
export function pulledFrom(image: string, mirror: Mirror | undefined): string {
  return mirror ? mirroredImage(mirroredFrom(image, mirror), mirror.registry) : image;
}
