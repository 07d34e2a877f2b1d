/**
 * Releases of Red Hat OpenShift GitOps, by the Argo CD that each brings.
 *
 * Sources: redhat-developer/gitops-operator `go.mod` of each release branch, and its `controllers/argocd/openshift`;
 * argoproj/argo-cd `docs/user-guide/auto_sync.md` and `util/clusterauth`; argoproj-labs/argocd-operator
 * `controllers/argocd/{role,secret}.go`.
 */
export const openshiftGitOpsReleases = {
  '1.16': { argoCD: '2.14', refreshesOnRetry: false },
  '1.17': { argoCD: '3.0', refreshesOnRetry: false },
  '1.18': { argoCD: '3.1', refreshesOnRetry: false },
  '1.19': { argoCD: '3.1', refreshesOnRetry: false },
  '1.20': { argoCD: '3.3', refreshesOnRetry: true },
  '1.21': { argoCD: '3.4', refreshesOnRetry: true },
} as const satisfies Record<string, GitOpsRelease>;

/** What a release's Argo CD can do. */
export interface GitOpsRelease {
  readonly argoCD: string;
  /** Whether a sync that is tried again can take a newer revision than the one that it began with (`retry.refresh`). */
  readonly refreshesOnRetry: boolean;
}

export type OpenShiftGitOpsReleaseName = keyof typeof openshiftGitOpsReleases;

export const newestOpenShiftGitOps: OpenShiftGitOpsReleaseName = '1.21';

/** A ServiceAccount, as the subject of a binding has it. */
export interface ServiceAccountName {
  readonly name: string;
  readonly namespace: string;
}

/** As whom the Argo CD of a name applies to the cluster that it runs in. */
export function applicationController({ name, namespace }: ServiceAccountName): ServiceAccountName {
  return { name: `${name}${controllerSuffix}`, namespace };
}

/** What the operator puts after the name of an ArgoCD to name its controller. */
const controllerSuffix = '-argocd-application-controller';

/** As whom Argo CD applies to a cluster that `argocd cluster add` made known to it. */
export const clusterManager: ServiceAccountName = { name: 'argocd-manager', namespace: 'kube-system' };

/** Binding by which `argocd cluster add` lets that account do everything. */
export const clusterManagerBinding = 'argocd-manager-role-binding';

/** Package name of the operator in the catalog. */
export const openshiftGitOpsPackage = 'openshift-gitops-operator';

/** Namespace of the Argo CD that the operator makes itself, and name of that Argo CD. */
export const defaultArgoCD = 'openshift-gitops';

/** Environment of the operator with the namespaces whose Argo CD may manage the cluster; the default one always may. */
export const clusterConfigNamespaces = 'ARGOCD_CLUSTER_CONFIG_NAMESPACES';

/** What the operator puts after the name of an ArgoCD to name the Deployment that renders. */
export const repoServerSuffix = '-repo-server';
