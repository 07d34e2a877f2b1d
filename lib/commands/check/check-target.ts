import type { Manifest } from '../../manifest/manifest';
import { newestOssmRelease, type OssmReleaseName, ossmReleases } from '../../platform/ossm';

/** The Service Mesh release that objects are made for: that whose channel a Subscription follows, else the newest. */
export function releaseOf(manifests: readonly Manifest[]): OssmReleaseName {
  const channels = manifests.filter(isServiceMesh).map(({ spec }) => (spec as { readonly channel?: unknown }).channel);
  const releases = Object.keys(ossmReleases) as OssmReleaseName[];
  return releases.find((name) => channels.includes(ossmReleases[name].channel)) ?? newestOssmRelease;
}

function isServiceMesh({ apiVersion, kind, spec }: Manifest): boolean {
  if (!apiVersion.startsWith('operators.coreos.com/') || kind !== 'Subscription') return false;
  return (spec as { readonly name?: unknown } | undefined | null)?.name === 'servicemeshoperator3';
}
