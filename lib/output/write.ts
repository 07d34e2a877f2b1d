import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { allBeside, type Beside, beside, isInUse } from './beside';
import { carry } from './carry';
import { inPlainWords, NOTHING_CHANGED } from './failure';
import { stampOf } from './folder';
import type { FileState, TreePlan } from './plan';
import { deferSignals } from './signals';

const WRITTEN = new Set<FileState | undefined>(['created', 'changed', 'converted']);
const REPLACED = new Set<FileState | undefined>(['changed', 'converted', 'removed']);

/**
 * Makes folders of one `dist` what was planned, each as a whole or not at all; touches none in which nothing differs.
 *
 * All new folders are built beside those that stand before the first takes its place, so that what can go wrong goes wrong
 * while nothing is changed. A folder's name is missing only between two renames; who is killed just there leaves the old
 * folder whole, for `recover` to find.
 */
export function writeTrees(plans: readonly TreePlan[]): void {
  const differing = plans.filter(isDifferent);
  const [first] = differing;
  if (first === undefined) return;
  deferSignals();
  try {
    buildAll(first.dist, differing);
    swapAll(differing);
  } catch (error) {
    recover(first.dist);
    throw error;
  }
  for (const plan of differing) {
    inPlainWords(folderOf(plan), 'it is written, but not all of the old files are deleted', () => discard(plan));
  }
}

/** Heals what killed runs left behind; every run begins with it. */
export function recover(dist: string): void {
  inPlainWords(dist, NOTHING_CHANGED, () => {
    const leftovers = existsSync(dist) ? allBeside(dist) : [];
    for (const leftover of leftovers.filter((each) => !isInUse(each))) heal(leftover, join(dist, leftover.cluster));
  });
}

/** A folder that was put aside returns unless a new one stands; all else is deleted. */
function heal({ path, role }: Beside, folder: string): void {
  if (role === 'old' && !existsSync(folder)) renameSync(path, folder);
  else rmSync(path, { recursive: true, force: true });
}

function isDifferent({ states }: TreePlan): boolean {
  return [...states.values()].some((state) => WRITTEN.has(state) || REPLACED.has(state));
}

function folderOf({ dist, cluster }: TreePlan): string {
  return join(dist, cluster);
}

function buildAll(dist: string, plans: readonly TreePlan[]): void {
  for (const plan of plans) inPlainWords(folderOf(plan), NOTHING_CHANGED, () => claim(plan));
  // Of two processes that claim the same folder at least one sees the other here, and one that was overtaken sees that.
  const others = inPlainWords(dist, NOTHING_CHANGED, () => allBeside(dist)).filter(({ role }) => role === 'new');
  const otherOf = new Map(others.filter(isInUse).map((other) => [other.cluster, other]));
  for (const plan of plans) {
    refuseTaken(plan, otherOf.get(plan.cluster));
    inPlainWords(folderOf(plan), NOTHING_CHANGED, () => fill(plan));
  }
}

/** Says to other processes by an empty folder that a new one is being built. */
function claim(plan: TreePlan): void {
  // Not recursive: where a parent cannot be made, as in /proc, Node would try for ever.
  if (!existsSync(plan.dist)) mkdirSync(plan.dist);
  mkdirSync(beside(plan, 'new'));
}

function refuseTaken(plan: TreePlan, other: Beside | undefined): void {
  if (other !== undefined) throw new Error(`${folderOf(plan)}: process ${other.pid} is writing it; ${NOTHING_CHANGED}`);
  refuseChanged(plan, NOTHING_CHANGED);
}

function refuseChanged(plan: TreePlan, outcome: string): void {
  const stamp = inPlainWords(folderOf(plan), outcome, () => stampOf(plan.dist, plan.cluster));
  if (stamp !== plan.stamp) throw new Error(`${folderOf(plan)}: changed since it was read; ${outcome}`);
}

function fill(plan: TreePlan): void {
  const { states, texts, stamp } = plan;
  const [folder, fresh] = [folderOf(plan), beside(plan, 'new')];
  for (const entry of stamp === undefined ? [] : readdirSync(folder, { withFileTypes: true })) {
    if (!REPLACED.has(states.get(entry.name))) carry(entry, folder, fresh);
  }
  for (const [name, text] of texts) {
    if (WRITTEN.has(states.get(name))) writeFileSync(join(fresh, name), text, { flag: 'wx' });
  }
  if (stamp === undefined) return;
  // A rename asks only whether the parent may be written, but a folder that is protected is meant to stay.
  accessSync(folder, constants.W_OK);
  chmodSync(fresh, statSync(folder).mode);
}

function swapAll(plans: readonly TreePlan[]): void {
  const written: string[] = [];
  for (const plan of plans) {
    const outcome = written.length === 0 ? NOTHING_CHANGED : `written are ${written.join(', ')}, and no other`;
    refuseChanged(plan, outcome);
    inPlainWords(folderOf(plan), outcome, () => swap(plan));
    written.push(folderOf(plan));
  }
}

/** Puts the new folder in place of nothing, or of the old one, which is put aside. */
function swap(plan: TreePlan): void {
  const [folder, fresh, old] = [folderOf(plan), beside(plan, 'new'), beside(plan, 'old')];
  if (plan.stamp === undefined) {
    renameSync(fresh, folder);
    return;
  }
  renameSync(folder, old);
  try {
    if (readdirSync(fresh).length > 0) renameSync(fresh, folder);
    else rmdirSync(fresh);
  } catch (error) {
    renameSync(old, folder);
    throw error;
  }
}

/** Deletes the old folder, under a name from which `recover` would not restore what is half deleted. */
function discard(plan: TreePlan): void {
  const [old, gone] = [beside(plan, 'old'), beside(plan, 'gone')];
  if (existsSync(old)) renameSync(old, gone);
  rmSync(gone, { recursive: true, force: true });
}
