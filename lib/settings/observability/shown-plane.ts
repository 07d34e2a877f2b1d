import { consolePlugin } from '../../platform/kiali';
import { openshiftBetween } from '../../platform/openshift';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Cluster } from '../resolve';

/** The control plane whose Kiali the console of OpenShift shows: the first one that has a Kiali, where the console can. */
export function tryShownPlane({
  controlPlanes,
  openshift,
}: Pick<Cluster, 'controlPlanes' | 'openshift'>): ControlPlane | undefined {
  const releases: readonly string[] = openshiftBetween(consolePlugin.since, undefined);
  return releases.includes(openshift) ? controlPlanes.find(({ observability }) => observability?.kiali) : undefined;
}
