import type { Read } from '../../manifest/kinds';
import { inCluster, inClusterName } from '../../platform/argo-cd';
import type { Subject } from './rule';
import { present } from './sets';
import { named } from './wording';

export const applicationKinds = ['argoproj.io/Application', 'argoproj.io/ApplicationSet'] as const;

type Described = Read<(typeof applicationKinds)[number]>;
type SetSpec = NonNullable<Read<'argoproj.io/ApplicationSet'>['spec']>;
type Spec =
  | NonNullable<Read<'argoproj.io/Application'>['spec']>
  | NonNullable<NonNullable<SetSpec['template']>['spec']>;

/** An Application that is not what it was, or all that an ApplicationSet makes. */
export interface ApplicationChange {
  readonly name: string;
  readonly old: Spec;
  readonly now: Spec;
  /** Where they differ at or below a field of their `spec`. */
  readonly touched: (...path: readonly string[]) => readonly string[];
}

/** What changed of Applications, wherever they are described. */
export function tryApplicationChange(subject: Subject<Described>): ApplicationChange | undefined {
  const { change, old, now, touched } = subject;
  if (change.kind !== 'changed' || !old || !now) return undefined;
  const isSet = trySetSpec(now) !== undefined;
  const path = isSet ? ['spec', 'template', 'spec'] : ['spec'];
  return {
    name: isSet ? `each Application of ${named(now)}` : named(now),
    old: specOf(old) ?? {},
    now: specOf(now) ?? {},
    touched: (...below) => touched(...path, ...below),
  };
}

function trySetSpec({ kind, spec = {} }: Described): SetSpec | undefined {
  return kind === 'ApplicationSet' ? (spec as SetSpec) : undefined;
}

function specOf(object: Described): Spec | undefined {
  const set = trySetSpec(object);
  return set ? set.template?.spec : (object.spec as Spec | undefined);
}

/** Whether changes in Git are applied without being asked for, and what more is done then (Argo CD, "Automated Sync Policy"). */
export function automationOf({ syncPolicy }: Spec) {
  const { enabled = true, ...automated } = syncPolicy?.automated ?? { enabled: false };
  return enabled ? { isOn: true, ...automated } : { isOn: false };
}

/** The repositories that an Application reads. */
export function repositoriesOf({ source, sources }: Spec): readonly string[] {
  return present([source, ...(sources ?? [])].map((each) => each?.repoURL));
}

/** The cluster that an Application is for, in one way of the two in which the one that Argo CD runs in can be named. */
export function clusterOf({ destination }: Spec): string {
  const { server, name } = destination ?? {};
  return server === inCluster.server ? inClusterName : (server ?? name ?? '');
}

/** Whether Argo CD deletes what Applications deployed before it lets them go. */
export function isCascading(object: Described): boolean {
  const set = trySetSpec(object);
  if (!set) return cascades(object.metadata.finalizers);
  const { syncPolicy, template } = set;
  const finalizers = template?.metadata?.finalizers ?? [];
  // Argo CD gives the finalizer to those that have none (`applicationset/utils`, `RenderTemplateParams`).
  return finalizers.length > 0 ? cascades(finalizers) : syncPolicy?.preserveResourcesOnDeletion !== true;
}

function cascades(finalizers: unknown): boolean {
  if (!Array.isArray(finalizers)) return false;
  return finalizers.some((finalizer) => String(finalizer).startsWith('resources-finalizer.argocd.argoproj.io'));
}

/** What becomes of what Applications deployed when they go. */
export function remainder(object: Described): string {
  return `what it deployed ${isCascading(object) ? 'is deleted with it' : 'stays, and is no longer kept in sync'}`;
}
