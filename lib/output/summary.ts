import { join } from 'node:path';
import { INDEX } from './checksums';
import { type FileState, isFresh, namesOf, type TreePlan } from './plan';

/** What is said of a cluster beside its files. */
export interface Counts {
  readonly objects: number;
  readonly warnings: number;
}

/** Folders of which nothing was written that are told one by one; of more than that only their number. */
const fewUnchanged = 10;

/**
 * A line on each folder after it was written, e.g. `dist/crc: 37 objects in 8 files; 2 changed, 6 unchanged`, with the
 * warnings of its checks, if there are any. A fleet's folders in which nothing changed share a line.
 */
export function writtenLines(
  dist: string,
  plans: readonly TreePlan[],
  countsOf: (cluster: string) => Counts,
): readonly string[] {
  const unchanged = plans.filter(isFresh);
  const told = unchanged.length > fewUnchanged ? plans.filter((plan) => !isFresh(plan)) : plans;
  return [
    ...told.map((plan) => writtenLine(plan, countsOf(plan.cluster))),
    ...(told === plans ? [] : [`${dist}: ${unchanged.length} folders unchanged`]),
  ];
}

function writtenLine(plan: TreePlan, { objects, warnings }: Counts): string {
  const counts = (['created', 'changed', 'converted', 'removed', 'unchanged'] as const)
    .map((state) => ({ state, count: filesIn(plan, state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${count} ${state}`);
  const rendered = plan.checksums.size > 0 ? `${objects} objects in ${plan.checksums.size} files; ` : '';
  const warned = warnings > 0 ? `; ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : '';
  return `${join(plan.dist, plan.cluster)}: ${rendered}${counts.join(', ')}${warned}`;
}

/** Lines on files that hold what Rigging did not write and that therefore it left alone. */
export function leftAloneLines(plan: TreePlan): {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
} {
  return {
    errors: [
      ...paths(plan, 'edited').map(
        (path) => `${path}: edited by hand, left alone; move the edit to main.ts, delete the file, synth again`,
      ),
      ...paths(plan, 'in conflict').map((path) => `${path}: has conflict markers; delete the file, then npm run synth`),
      ...paths(plan, 'in the way').map(
        (path) => `${path}: not written by Rigging, but in the way; move it elsewhere, synth again`,
      ),
    ],
    warnings: paths(plan, 'foreign').map((path) => `${path}: not written by Rigging, left alone`),
  };
}

/** Lines on files that are not what would be written now. */
export function staleLines(plan: TreePlan): readonly string[] {
  return [
    ...paths(plan, 'created').map((path) => `${path}: missing; run npm run synth`),
    ...paths(plan, 'changed').map((path) => `${path}: stale; run npm run synth`),
    ...paths(plan, 'removed').map((path) => `${path}: no longer rendered; run npm run synth`),
  ];
}

function filesIn(plan: TreePlan, state: FileState): readonly string[] {
  return namesOf(plan, state).filter((name) => name !== INDEX);
}

function paths(plan: TreePlan, state: FileState): readonly string[] {
  return namesOf(plan, state).map((name) => join(plan.dist, plan.cluster, name));
}
