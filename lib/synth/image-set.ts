import type { Manifest } from '../manifest/manifest';
import { imageSetConfiguration } from '../platform/oc-mirror';

/** oc-mirror reads it whatever its name; by this one `oc apply -f` and Argo CD take it for no object. */
export const imageSetFile = 'imageset-config.txt';

/** Where a disconnected cluster's operators and images are copied from. */
export interface MirrorSources {
  /** CatalogSource of the mirrored catalog, and the image that it is a copy of. */
  readonly catalogSource: string;
  readonly catalog: string;
  /** What is copied, by the name that the cluster pulls it by. */
  readonly images: ReadonlyMap<string, string>;
}

/** What oc-mirror is to copy for these objects, as data of its ImageSetConfiguration. */
export function imageSet(manifests: readonly Manifest[], sources: MirrorSources): Readonly<Record<string, unknown>> {
  const images = new Set(manifests.flatMap(imagesIn).map((image) => sources.images.get(image) ?? image));
  const packages = manifests.filter(isSubscription).flatMap((one) => packageOf(one, sources));
  return {
    ...imageSetConfiguration,
    mirror: {
      operators: packages.length > 0 ? [{ catalog: sources.catalog, packages }] : undefined,
      additionalImages: images.size > 0 ? [...images].sort().map((name) => ({ name })) : undefined,
    },
  };
}

function isSubscription({ apiVersion, kind }: Manifest): boolean {
  return kind === 'Subscription' && apiVersion.startsWith('operators.coreos.com/');
}

interface Subscription {
  readonly name?: string;
  readonly channel?: string;
  readonly source?: string;
  readonly startingCSV?: string;
}

/**
 * Without versions oc-mirror copies the newest of a channel; what is installed first may be older. A package whose default
 * channel is not copied is refused, unless another one is named.
 */
function packageOf({ spec = {} }: Manifest, { catalogSource }: MirrorSources): readonly object[] {
  const { name, channel, source, startingCSV } = spec as Subscription;
  if (source !== catalogSource || !name || !channel) return [];
  const minVersion = startingCSV?.replace(/^.*?\.v(?=\d)/, '');
  return [{ name, defaultChannel: channel, channels: [{ name: channel, minVersion }] }];
}

/** The images of the containers in an object, wherever its pods stand; istiod writes that of a gateway's proxy. */
function imagesIn(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, held]) => {
    const isContainers = (key === 'containers' || key === 'initContainers') && Array.isArray(held);
    return isContainers ? held.flatMap(imageOf) : imagesIn(held);
  });
}

function imageOf(container: { readonly image?: unknown } | null): readonly string[] {
  const image = container?.image;
  return typeof image === 'string' && image !== 'auto' ? [image] : [];
}
