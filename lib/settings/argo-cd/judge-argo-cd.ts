import type { Fault } from '../fault';
import type { Cluster } from '../resolve';
import type { ArgoCD } from './resolve-argo-cd';

/** What cannot work of Argo CD's part, beside the clusters that it is to be brought to. */
export function* judgeArgoCD(argoCD: ArgoCD, clusters: readonly Cluster[]): Iterable<Fault> {
  if (argoCD.repoURL === '') yield { at: 'argoCD.repoURL', say: 'is empty; give the URL of the Git repository' };
  if (clusters.some(({ name }) => name === 'argocd')) {
    yield { at: 'argoCD', say: 'is written to dist/argocd, which is the folder of cluster "argocd"; rename that' };
  }
}
