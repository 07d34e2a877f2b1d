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

const WRITTEN = new Set<FileState | undefined>(['created', 'changed']);
const REPLACED = new Set<FileState | undefined>(['changed', 'removed']);

/**
 * Makes a cluster's folder what was planned, as a whole or not at all; touches nothing if nothing differs.
 *
 * The folder is built anew beside the one that stands, and then takes its place. Its name is missing only between two
 * renames; who is killed just there leaves the old folder whole, for `recover` to find.
 */
export function writeTree(plan: TreePlan): void {
  if (![...plan.states.values()].some((state) => WRITTEN.has(state) || REPLACED.has(state))) return;
  deferSignals();
  const folder = join(plan.dist, plan.cluster);
  inPlainWords(folder, NOTHING_CHANGED, () => replace(plan, folder));
  inPlainWords(folder, 'it is written, but not all of the old files are deleted', () => discard(plan));
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

function replace(plan: TreePlan, folder: string): void {
  const fresh = beside(plan, 'new');
  // Not recursive: where a parent cannot be made, as in /proc, Node would try for ever.
  if (!existsSync(plan.dist)) mkdirSync(plan.dist);
  mkdirSync(fresh);
  try {
    refuseOthers(plan, folder);
    fill(fresh, folder, plan);
    swap(fresh, folder, plan);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
}

/** Of two processes that build the same folder at least one sees the other here, and one that was overtaken sees that. */
function refuseOthers({ dist, cluster, stamp }: TreePlan, folder: string): void {
  const other = allBeside(dist).find((each) => each.cluster === cluster && each.role === 'new' && isInUse(each));
  if (other !== undefined) throw new Error(`${folder}: process ${other.pid} is writing it; ${NOTHING_CHANGED}`);
  if (stampOf(dist, cluster) !== stamp) throw new Error(`${folder}: changed since it was read; ${NOTHING_CHANGED}`);
}

function fill(fresh: string, folder: string, { states, texts, stamp }: TreePlan): void {
  for (const entry of stamp === undefined ? [] : readdirSync(folder, { withFileTypes: true })) {
    if (!REPLACED.has(states.get(entry.name))) carry(entry, folder, fresh);
  }
  for (const [name, text] of texts) {
    if (WRITTEN.has(states.get(name))) writeFileSync(join(fresh, name), text, { flag: 'wx' });
  }
}

/** Puts the new folder in place of nothing, or of the old one, which is put aside. */
function swap(fresh: string, folder: string, plan: TreePlan): void {
  if (plan.stamp === undefined) {
    renameSync(fresh, folder);
    return;
  }
  // A rename asks only whether the parent may be written, but a folder that is protected is meant to stay.
  accessSync(folder, constants.W_OK);
  chmodSync(fresh, statSync(folder).mode);
  const old = beside(plan, 'old');
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
