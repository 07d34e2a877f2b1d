import type { App } from 'cdk8s';
import { ApplicationSetsChart } from './charts/argo-cd/application-sets';
import { ApplicationsChart } from './charts/argo-cd/applications';
import { ArgoCDResourceChart } from './charts/argo-cd/argo-cd-resource';
import { PermissionsChart } from './charts/argo-cd/permissions';
import { ProjectChart } from './charts/argo-cd/project';
import { RootChart } from './charts/argo-cd/root';
import type { Recipient } from './constructs/argo-cd/recipient';
import { inClusterName } from './platform/argo-cd';
import type { Footprint } from './platform/footprint';
import { applicationController } from './platform/openshift-gitops';
import type { ArgoCD } from './settings/argo-cd/resolve-argo-cd';
import {
  type NamedDestination,
  resolveController,
  resolveDestination,
  resolveFleetController,
} from './settings/argo-cd/resolve-destination';

/** How Argo CD brings clusters what was rendered for them: settings and footprints become the charts of `dist/argocd/`. */
export function argoCD(
  app: App,
  settings: ArgoCD,
  clusters: readonly NamedDestination[],
  footprints: readonly Footprint[],
): void {
  const recipients = recipientsOf(settings, clusters, footprints);
  new ArgoCDResourceChart(app, settings);
  placePermissions(app, settings, recipients);
  const project = new ProjectChart(app, settings, recipients);
  const applications = settings.clusters
    ? new ApplicationSetsChart(app, settings, settings.clusters.matchLabels, project, footprints)
    : new ApplicationsChart(app, settings, project, recipients);
  new RootChart(app, settings, project, applications);
}

function recipientsOf(settings: ArgoCD, clusters: readonly NamedDestination[], footprints: readonly Footprint[]) {
  const byName = new Map(clusters.map((cluster) => [cluster.name, cluster]));
  return footprints.flatMap((footprint): readonly Recipient[] => {
    const cluster = byName.get(footprint.cluster);
    if (!cluster) return [];
    return [{ footprint, destination: resolveDestination(cluster), controller: resolveController(settings, cluster) }];
  });
}

/**
 * Clusters of a fleet are given all the same rights, so that one file serves each that joins; the one that Argo CD runs in
 * has a file of its own, for there it applies as itself.
 */
function placePermissions(app: App, settings: ArgoCD, recipients: readonly Recipient[]): void {
  const { project } = settings;
  if (settings.clusters) {
    const footprints = recipients.map(({ footprint }) => footprint);
    new PermissionsChart(app, project, resolveFleetController(settings), footprints);
    new PermissionsChart(app, project, applicationController(settings), footprints, inClusterName);
    return;
  }
  for (const { controller, footprint } of recipients) {
    new PermissionsChart(app, project, controller, [footprint], footprint.cluster);
  }
}
