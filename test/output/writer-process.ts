// A process for tests to kill: `node writer-process.mjs DIST forever` or `node writer-process.mjs DIST RENDERING [STEP]`.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { planTree } from '../../lib/output/plan';
import { recover, writeTrees } from '../../lib/output/write';
import { RENDERINGS } from './renderings';

const [, , dist = '', action = '', step] = process.argv;
const changesOfFiles = fs as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
const NAMES = ['chmod', 'copyFile', 'link', 'mkdir', 'rename', 'rmdir', 'rm', 'symlink', 'utimes', 'writeFile'];

if (step !== undefined) dieBefore(Number(step));
if (action === 'forever') await writeForever();
else if (action === 'recover') recover(dist);
else write(RENDERINGS[action as keyof typeof RENDERINGS]);
process.stdout.write('survived\n');

function write(files: ReadonlyMap<string, string>): void {
  try {
    recover(dist);
    writeTrees([planTree(dist, 'crc', files)]);
    process.stdout.write('written\n');
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
  }
}

async function writeForever(): Promise<void> {
  for (;;) {
    for (const files of [RENDERINGS.new, RENDERINGS.old]) {
      write(files);
      await setImmediate();
    }
  }
}

/** Ends the process at once, as SIGKILL does at any time, before it changes files for the n-th time. */
function dieBefore(last: number): void {
  let count = 0;
  for (const name of NAMES.map((name) => `${name}Sync`)) {
    const change = changesOfFiles[name];
    changesOfFiles[name] = (...args) => {
      count++;
      if (count === last) process.kill(process.pid, 'SIGKILL');
      return change?.(...args);
    };
  }
  syncBuiltinESMExports();
}
