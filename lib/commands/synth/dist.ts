import type { Rendered } from '../../fleet/render-all';
import { namesOf, planRemovedClusters, planTree, type TreePlan } from '../../output/plan';
import { leftAloneLines } from '../../output/summary';

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

/** Names what Rigging did not write and leaves alone, and what git did to what it wrote. */
export function warn(plans: readonly TreePlan[]): void {
  const isConverted = plans.some((plan) => namesOf(plan, 'converted').length > 0);
  const advice = `write "${DIST}/** text eol=lf" to .gitattributes, which keeps git from making them`;
  const warnings = [
    ...(isConverted ? [`${DIST}: files have the line endings of Windows; ${advice}`] : []),
    ...plans.flatMap((plan) => leftAloneLines(plan).warnings),
  ];
  for (const warning of warnings) process.stderr.write(`warning ${warning}\n`);
}
