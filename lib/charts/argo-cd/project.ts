import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { destinationNamespace } from '../../constructs/argo-cd/application-spec';
import { Project } from '../../constructs/argo-cd/project';
import type { Recipient } from '../../constructs/argo-cd/recipient';
import { inCluster } from '../../platform/argo-cd';
import { joinedKinds, namespacesOf, type PartFootprint, sortedOnce } from '../../platform/footprint';
import { rootName } from '../../settings/argo-cd/names';
import type { ArgoCD } from '../../settings/argo-cd/resolve-argo-cd';

/** What the applications of the clusters may write, and what the one may that keeps those in place. */
export class ProjectChart extends Chart {
  readonly meshes: Project;
  readonly root: Project;

  constructor(scope: Construct, settings: ArgoCD, recipients: readonly Recipient[]) {
    super(scope, '20-project');
    const { repoURL, namespace } = settings;
    const parts = recipients.flatMap(({ footprint }) => footprint.parts);
    this.meshes = new Project(this, 'meshes', {
      name: settings.project,
      namespace,
      description: 'What OpenShift Service Mesh is made of, where it stands',
      repoURL,
      destinations: settings.clusters
        ? permittedNamespaces(parts).map((name) => ({ server: '*', namespace: name }))
        : recipients.flatMap(({ destination, footprint }) =>
            permittedNamespaces(footprint.parts).map((name) => ({ ...destination, namespace: name })),
          ),
      kinds: joinedKinds(parts),
    });
    const brought = settings.clusters ? 'ApplicationSet' : 'Application';
    this.root = new Project(this, 'root', {
      name: rootName(settings),
      namespace,
      description: 'The applications that bring it to the clusters',
      repoURL,
      destinations: [{ ...inCluster, namespace }],
      kinds: sortedOnce(['AppProject', 'Application', brought]).map((kind) => ({
        group: 'argoproj.io',
        kind,
        namespaces: [namespace],
      })),
    });
  }
}

/** Where objects stand, and the namespace that the applications are given. */
function permittedNamespaces(parts: readonly PartFootprint[]): readonly string[] {
  return sortedOnce([...namespacesOf(parts.flatMap(({ kinds }) => kinds)), destinationNamespace]);
}
