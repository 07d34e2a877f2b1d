/**
 * Releases of Red Hat OpenShift GitOps, by the Argo CD that each brings.
 *
 * Source: redhat-developer/gitops-operator `go.mod` of each release branch.
 */
export const openshiftGitOpsReleases = {
  '1.16': { argoCD: '2.14' },
  '1.17': { argoCD: '3.0' },
  '1.18': { argoCD: '3.1' },
  '1.19': { argoCD: '3.1' },
  '1.20': { argoCD: '3.3' },
  '1.21': { argoCD: '3.4' },
} as const satisfies Record<string, { readonly argoCD: string }>;

export type OpenShiftGitOpsReleaseName = keyof typeof openshiftGitOpsReleases;

export const newestOpenShiftGitOps: OpenShiftGitOpsReleaseName = '1.21';
