import type { Read } from '../../manifest/kinds';
import type { View } from '../../manifest/view';

/** The Argo CD that a folder is for, and what it is told. */
export interface Instance {
  /** `oc` in its namespace. */
  readonly oc: string;
  readonly name: string;
  readonly namespace: string;
  /** Project of the applications that bring meshes. */
  readonly project: string;
  /** The application that keeps all others. */
  readonly root: string;
  /** Whether it applies by itself what changes in Git. */
  readonly isAutomated: boolean;
  readonly repoURL: string;
}

/** Reads it from the objects. */
export function instanceOf(view: View): Instance {
  const [argoCD] = view.ofKind('argoproj.io/ArgoCD');
  const root = rootOf(view);
  const { name = '', namespace = '' } = argoCD?.metadata ?? {};
  const project = view.ofKind('argoproj.io/AppProject').find(({ metadata }) => metadata.name !== root?.spec?.project);
  return {
    oc: `oc -n ${namespace}`,
    name,
    namespace,
    project: project?.metadata.name ?? '',
    root: root?.metadata.name ?? '',
    isAutomated: root?.spec?.syncPolicy?.automated !== undefined,
    repoURL: root?.spec?.source?.repoURL ?? '',
  };
}

/** The applications of clusters. */
export function applicationsOf(view: View): readonly Read<'argoproj.io/Application'>[] {
  const root = rootOf(view);
  return view.ofKind('argoproj.io/Application').filter((application) => application !== root);
}

/** It has the name of its project. */
function rootOf(view: View): Read<'argoproj.io/Application'> | undefined {
  return view.ofKind('argoproj.io/Application').find(({ metadata, spec }) => metadata.name === spec?.project);
}
