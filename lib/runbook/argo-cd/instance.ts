import type { Read } from '../../manifest/kinds';
import type { View } from '../../manifest/view';
import { inCluster, inClusterName } from '../../platform/argo-cd';
import { partOfLabel } from '../../platform/argo-cd-applications';

type Application = Read<'argoproj.io/Application'>;
type ApplicationSet = Read<'argoproj.io/ApplicationSet'>;
export type SyncPolicy = NonNullable<NonNullable<Application['spec']>['syncPolicy']>;

/** The Argo CD that a folder is for, and what it is told. */
export interface Instance {
  /** `oc` in its namespace. */
  readonly oc: string;
  readonly name: string;
  readonly namespace: string;
  /** The application that keeps all others. */
  readonly root: string;
  readonly rootSyncPolicy: SyncPolicy;
  /** `oc` resource and selector of all others. */
  readonly applications: string;
  readonly syncPolicy: SyncPolicy;
  /** Whether it applies by itself what changes in Git. */
  readonly isAutomated: boolean;
  /** Names of the ApplicationSets, where a fleet has them make the applications. */
  readonly sets: readonly string[];
  /** Labels by which they find the Secrets of its clusters, as `key=value`. */
  readonly labels: readonly string[];
  /** Whether it applies to the cluster that it runs in, or may. */
  readonly isInCluster: boolean;
  /** Whether it applies to others, or may. */
  readonly isElsewhere: boolean;
  readonly repoURL: string;
}

/** Reads it from the objects. */
export function instanceOf(view: View): Instance {
  const [argoCD] = view.ofKind('argoproj.io/ArgoCD');
  const root = rootOf(view);
  const { name = '', namespace = '' } = argoCD?.metadata ?? {};
  const project = view.ofKind('argoproj.io/AppProject').find(({ metadata }) => metadata.name !== root?.spec?.project);
  const sets = view.ofKind('argoproj.io/ApplicationSet');
  const applications = applicationsOf(view);
  const [policy] = [...applications, ...sets.map(({ spec }) => spec?.template)].map((one) => one?.spec?.syncPolicy);
  return {
    oc: `oc -n ${namespace}`,
    name,
    namespace,
    root: root?.metadata.name ?? '',
    rootSyncPolicy: root?.spec?.syncPolicy ?? {},
    applications: `applications.argoproj.io -l ${partOfLabel}=${project?.metadata.name ?? ''}`,
    syncPolicy: policy ?? {},
    isAutomated: root?.spec?.syncPolicy?.automated !== undefined,
    sets: sets.map(({ metadata }) => metadata.name),
    labels: labelsOf(sets),
    isInCluster: sets.length > 0 || applications.some(isHere),
    isElsewhere: sets.length > 0 || !applications.every(isHere),
    repoURL: root?.spec?.source?.repoURL ?? '',
  };
}

/** The applications of clusters. */
export function applicationsOf(view: View): readonly Application[] {
  const root = rootOf(view);
  return view.ofKind('argoproj.io/Application').filter((application) => application !== root);
}

/** All ask for the same. */
function labelsOf([set]: readonly ApplicationSet[]): readonly string[] {
  const [generator] = set?.spec?.generators ?? [];
  const [first] = generator?.matrix?.generators ?? [];
  const { matchLabels = {} } = (generator?.clusters ?? first?.clusters)?.selector ?? {};
  return Object.entries(matchLabels).map(([key, value]) => `${key}=${value}`);
}

/** It has the name of its project. */
function rootOf(view: View): Application | undefined {
  return view.ofKind('argoproj.io/Application').find(({ metadata, spec }) => metadata.name === spec?.project);
}

function isHere({ spec }: Application): boolean {
  return spec?.destination?.server === inCluster.server || spec?.destination?.name === inClusterName;
}
