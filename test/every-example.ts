import { readdirSync } from 'node:fs';
import { vi } from 'vitest';
import { openshiftBetween } from '../lib/platform/openshift';
import { type OssmRelease, type OssmReleaseName, ossmReleases } from '../lib/platform/ossm';
import type { ClusterSettings } from '../lib/settings/cluster-settings';
import type { DeliverySettings } from '../lib/settings/delivery-settings';

/** The names of the folders in `examples/`. */
export const examples = readdirSync('examples', { withFileTypes: true }).flatMap((entry) =>
  entry.isDirectory() ? entry.name : [],
);

export const releases = Object.keys(ossmReleases) as OssmReleaseName[];

/** The clusters that an example's main.ts gives to `synth`. */
export async function clustersOf(example: string): Promise<readonly ClusterSettings[]> {
  return (await callOf(example)).clusters;
}

/** All that it gives: the clusters, and how they are delivered. */
export async function callOf(example: string): Promise<Call> {
  const calls: Call[] = [];
  vi.resetModules();
  vi.doMock('rigging', () => ({
    synth: (clusters: readonly ClusterSettings[], delivery: DeliverySettings = {}) =>
      calls.push({ clusters, delivery }),
  }));
  await import(`../examples/${example}/main.ts`);
  return calls[0] ?? { clusters: [], delivery: {} };
}

interface Call {
  readonly clusters: readonly ClusterSettings[];
  readonly delivery: DeliverySettings;
}

/** The same clusters on another release: on the newest OpenShift that it runs on, with versions of its own. */
export function onRelease(cluster: ClusterSettings, release: OssmReleaseName): ClusterSettings {
  const ossm: OssmRelease = ossmReleases[release];
  const openshift = openshiftBetween(ossm.minimumOpenShift, ossm.maximumOpenShift).at(-1);
  return {
    ...cluster,
    release,
    openshift,
    controlPlanes: cluster.controlPlanes?.map(({ version: _, revisionTags, ...plane }) => ({
      ...plane,
      ...(revisionTags && {
        revisionTags: revisionTags.map((tag) => ({ ...tag, ...(tag.version && { version: ossm.installable[1] }) })),
      }),
    })),
  };
}
