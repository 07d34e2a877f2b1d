import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { reference } from '../support';

/** Says of each script whether V8 takes what was kept of it: loaded before the launcher, whose `Script` it stands in for. */
const witness = `const vm = require('node:vm');
const { Script } = vm;
vm.Script = class extends Script {
  constructor(code, options) {
    super(code, options);
    // Of the settings nothing is kept.
    if (options.filename.endsWith('main.ts')) return;
    process.stderr.write(\`machine code \${options.cachedData && !this.cachedDataRejected ? 'taken' : 'rejected'}\\n\`);
  }
};
require('node:module').syncBuiltinESMExports();
`;

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rigging-machine-code-'));
  mkdirSync(join(folder, 'node_modules'));
  writeFileSync(join(folder, 'witness.cjs'), witness);
  writeFileSync(
    join(folder, 'main.ts'),
    `import { synth } from 'rigging';\nsynth([${JSON.stringify(reference)}], {});\n`,
  );
  // Long enough that the launcher trusts the time stamp of that, and keeps what it bundled.
  await setTimeout(150);
  rigging(['synth']);
  cpSync(join(folder, 'dist'), join(folder, 'old'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

function rigging(args: readonly string[]) {
  const all = ['--require', './witness.cjs', resolve('lib/launch/rigging.mjs'), ...args];
  const { status, stderr } = spawnSync(process.execPath, all, { cwd: folder, encoding: 'utf8' });
  return { status, told: new Set(stderr.match(/machine code \w+/g)) };
}

it.each([['synth'], ['plan', '--to', '3.4'], ['check', 'dist'], ['diff', 'old'], ['new', '--help']])(
  'what V8 made of the scripts of %s is taken by the next run',
  (...args) => {
    rigging(args);

    expect(rigging(args)).toEqual({ status: 0, told: new Set(['machine code taken']) });
  },
);
