import { argoCDFolder } from '../../platform/argo-cd-applications';
import { partNames } from '../../platform/argo-cd-parts';
import { subdomainLength } from '../../platform/naming';
import { applicationController } from '../../platform/openshift-gitops';
import type { Fault } from '../fault';
import { judgeLabel, judgeLength } from '../faults';
import { isLabel } from '../labels';
import { namespaceUses } from '../namespaces/namespace-uses';
import type { Cluster } from '../resolve';
import { judgeServiceAccount, judgeSubdomain } from './judge-destination';
import { judgeRepository } from './judge-repository';
import type { ArgoCD } from './resolve-argo-cd';
import { isInCluster, resolveDestination } from './resolve-destination';

/** What cannot work of Argo CD's part, beside the clusters that it is to be brought to. */
export function* judgeArgoCD(argoCD: ArgoCD, clusters: readonly Cluster[]): Iterable<Fault> {
  yield* judgeRepository(argoCD);
  yield* judgeNames(argoCD);
  if (argoCD.plugin) yield* judgePlugin(argoCD.plugin);
  if (argoCD.clusters) yield* judgeFleet(argoCD.clusters, clusters);
  else {
    yield* judgeDestinations(clusters);
    for (const cluster of clusters) yield* judgeNamespace(argoCD, cluster);
  }
  for (const { name } of clusters) {
    for (const part of partNames) yield* judgeLength(name, `${name}-${part}`, `${name}: name`);
  }
  if (clusters.some(({ name }) => name === argoCDFolder)) {
    const folder = `dist/${argoCDFolder}`;
    yield {
      at: 'argoCD',
      say: `is written to ${folder}, which is the folder of cluster "${argoCDFolder}"; rename that`,
    };
  }
}

function* judgeNames(argoCD: ArgoCD): Iterable<Fault> {
  const { name, namespace, project } = argoCD;
  yield* judgeLabel(namespace, 'argoCD.namespace');
  yield* judgeSubdomain(name, 'argoCD.name');
  yield* judgeSubdomain(project, 'argoCD.project');
  yield* judgeLength(name, applicationController(argoCD).name, 'argoCD.name', subdomainLength);
  // Argo CD may write the name of an application into a label.
  yield* judgeLength(project, `${project}-operators`, 'argoCD.project');
  if (project === 'default') {
    const say = `"default" is the project that Argo CD makes for all; give one of its own, e.g. "service-mesh"`;
    yield { at: 'argoCD.project', say };
  }
}

function* judgePlugin({ image }: NonNullable<ArgoCD['plugin']>): Iterable<Fault> {
  const at = 'argoCD.plugin.image';
  if (image === '') yield { at, say: 'is empty; give the image of the sidecar' };
  else if (!/^[a-z0-9][\w.:/@+-]*$/i.test(image)) {
    yield { at, say: `"${image}" is no image; write e.g. "registry.acme.org/mesh:1"` };
  }
}

function* judgeFleet(fleet: NonNullable<ArgoCD['clusters']>, clusters: readonly Cluster[]): Iterable<Fault> {
  const labels = Object.entries(fleet.matchLabels);
  const at = 'argoCD.clusters.matchLabels';
  if (labels.length === 0) yield { at, say: 'is empty and would choose every cluster; give a label of their Secrets' };
  for (const [key, value] of labels) {
    if (!isLabel(key, value))
      yield { at: `${at}["${key}"]`, say: `"${key}: ${value}" is no label that a Secret can have` };
  }
  if (fleet.serviceAccount) yield* judgeServiceAccount(fleet.serviceAccount, 'argoCD.clusters.serviceAccount');
  for (const { name, destination } of clusters) {
    if (!destination) continue;
    const say = 'argoCD.clusters finds the cluster by its labels and its name; remove one of both';
    yield { at: `${name}: destination`, say };
  }
}

/** A mesh beside Argo CD would take its namespace. */
function* judgeNamespace({ namespace }: ArgoCD, cluster: Cluster): Iterable<Fault> {
  const use = [...namespaceUses(cluster)].find((each) => each.namespace === namespace);
  if (!use || !isInCluster(resolveDestination(cluster))) return;
  yield { at: `${cluster.name}: ${use.at}`, say: `"${namespace}" is argoCD.namespace; give another` };
}

/** Two meshes in one cluster would take each other's place. */
function* judgeDestinations(clusters: readonly Cluster[]): Iterable<Fault> {
  const taken = new Map<string, string>();
  for (const cluster of clusters) {
    const destination = resolveDestination(cluster);
    const where = isInCluster(destination) ? 'the cluster that Argo CD runs in' : JSON.stringify(destination);
    const first = taken.get(where);
    if (first === undefined) taken.set(where, cluster.name);
    else {
      const said = isInCluster(destination) ? where : `"${destination.server ?? destination.name}"`;
      yield { at: `${cluster.name}: destination`, say: `is ${said}, as that of "${first}"; give each its own` };
    }
  }
}
