import type { Rendered } from '../fleet/render-all';
import { planRemovedClusters, planTree, type TreePlan } from '../output/plan';
import { leftAloneLines } from '../output/summary';

/** The folder that holds one for each cluster. */
export const DIST = 'dist';

/** All of `dist/`, or the folder of one cluster in it. */
export interface Scope {
  readonly cluster?: string;
}

/** What writing would do: to the folders that were rendered and, where all were, to those that no longer are. */
export function plansOf(rendered: readonly Rendered[], { cluster }: Scope): readonly TreePlan[] {
  const plans = rendered.map(({ name, files, fresh }) => fresh ?? planTree(DIST, name, files));
  const names = rendered.map(({ name }) => name);
  return cluster === undefined ? [...plans, ...planRemovedClusters(DIST, names)] : plans;
}

/** Names what Rigging did not write and leaves alone. */
export function warn(plans: readonly TreePlan[]): void {
  for (const warning of plans.flatMap((plan) => leftAloneLines(plan).warnings)) {
    process.stderr.write(`warning ${warning}\n`);
  }
}
