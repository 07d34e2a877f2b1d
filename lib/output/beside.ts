import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TreePlan } from './plan';

/** `new` is being built, `old` was put aside for it, `gone` is only to be deleted. */
export type Role = 'new' | 'old' | 'gone';

/** A hidden folder that stands beside a cluster's folder while a process writes it. */
export interface Beside {
  readonly path: string;
  readonly cluster: string;
  readonly role: Role;
  readonly pid: number;
}

const LONGEST_WRITE_MS = 60_000;
const NAME = /^\.(.+)\.(\d+)\.(new|old|gone)$/;

/** Where this process puts the hidden folder of a role. */
export function beside({ dist, cluster }: TreePlan, role: Role): string {
  return join(dist, `.${cluster}.${process.pid}.${role}`);
}

/** The hidden folders that stand in `dist`, whoever put them there. */
export function allBeside(dist: string): readonly Beside[] {
  const hidden = readdirSync(dist).filter((name) => name.startsWith('.'));
  return hidden.flatMap((name) => {
    const [, cluster, pid, role] = NAME.exec(name) ?? [];
    if (cluster === undefined) return [];
    return [{ path: join(dist, name), cluster, role: role as Role, pid: Number(pid) }];
  });
}

/** Whether another process that still runs is at work there. */
export function isInUse({ path, pid }: Beside): boolean {
  if (pid === process.pid || !isRunning(pid)) return false;
  const stats = lstatSync(path, { throwIfNoEntry: false });
  // The number may have been given to another process meanwhile: what stood still for long is nobody's work.
  return stats === undefined || Date.now() - stats.ctimeMs < LONGEST_WRITE_MS;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0) && !isZombie(pid);
  } catch (error) {
    // A process of somebody else runs, although it may not be signalled.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Whether a process is over and only its parent has not asked how it ended, which in many containers nobody does. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    // Only Linux says.
    return false;
  }
}
