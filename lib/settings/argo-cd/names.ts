import type { ArgoCD } from './resolve-argo-cd';

/** Name of the application that keeps all others, and of its project: no cluster's ends so. */
export function rootName({ project }: Pick<ArgoCD, 'project'>): string {
  return `${project}-root`;
}
