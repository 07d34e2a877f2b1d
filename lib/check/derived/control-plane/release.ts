import { type OssmRelease, type OssmReleaseName, ossmReleases, tryReleaseOfChannel } from '../../../platform/ossm';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';

/** The Service Mesh release that the operator is of: a channel in the input says it, otherwise the target. */
export const releaseName = derived((mesh: Mesh): OssmReleaseName => {
  const channels = mesh
    .ofKind('operators.coreos.com/Subscription')
    .filter(({ spec }) => spec?.name === 'servicemeshoperator3')
    .map(({ spec }) => spec?.channel);
  return tryReleaseOfChannel(channels[0]) ?? mesh.target.release;
});

/** The facts of that release. */
export function releaseOf(mesh: Mesh): OssmRelease {
  return ossmReleases[releaseName(mesh)];
}
