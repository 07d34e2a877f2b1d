import type { OssmReleaseName } from '../../lib/platform/ossm';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../../lib/settings/control-planes/control-plane-settings';
import { resolve } from '../../lib/settings/resolve';
import { planOf } from '../../lib/upgrade/plan';
import { applied, type Step } from '../../lib/upgrade/step';

/** What makes a control plane keep its old revision beside the new one. */
export const revisionBased = { updateStrategy: { type: 'RevisionBased' } } as const;

/** A cluster of a release, on an OpenShift that it runs on. */
export function cluster(release: OssmReleaseName, ...controlPlanes: readonly ControlPlaneSettings[]): ClusterSettings {
  return {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    release,
    controlPlanes: controlPlanes.map((plane) => ({
      gateways: [{ name: 'ingress', namespace: 'istio-ingress' }],
      applications: [{ name: 'shop', namespace: 'shop', expose: { service: { name: 'web', port: 8080 } } }],
      ...plane,
    })),
  };
}

/** The plan for a cluster alone. */
export function plan(settings: ClusterSettings, to: OssmReleaseName) {
  return planOf([settings], to);
}

/** The settings after each step. */
export function statesOf(settings: ClusterSettings, steps: readonly Step[]): readonly ClusterSettings[] {
  let now = settings;
  return steps.map(({ changes }) => {
    now = applied(now, changes);
    return now;
  });
}

/** A plan in short: what each step is about. */
export function brief(settings: ClusterSettings, to: OssmReleaseName): readonly string[] {
  return plan(settings, to).steps.map(({ what, title }) => `${what}: ${title}`);
}

/** Whether everything is of the newest version of its release. */
export function isUpToDate(settings: ClusterSettings, to: OssmReleaseName): boolean {
  const { release, ossm, cni, controlPlanes } = resolve(settings);
  const newest = [ossm.installable[0], ossm.aliases[0]];
  const versions = [cni.version, ...controlPlanes.map(({ version }) => version)];
  const pins = controlPlanes.flatMap(({ revisionTags }) => revisionTags.flatMap((tag) => tag.version ?? []));
  return release === to && pins.length === 0 && versions.every((version) => newest.includes(version));
}
