import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rigging-command-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

function rigging(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('lib/launch/rigging.mjs'), ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test('every command that the help names is there, and says more', () => {
  const { status, stdout } = rigging('--help');
  const names = [...stdout.matchAll(/^ {2}([a-z]+) {2}/gm)].map(([, name = '']) => name);

  expect(status).toBe(0);
  expect(names).toEqual(['synth', 'plan', 'check', 'diff', 'new']);
  for (const name of ['check', 'diff', 'new']) {
    expect(rigging(name, '--help')).toMatchObject({ status: 0, stdout: expect.stringMatching(`^usage: .*${name}`) });
  }
});

test('a wrong command, and none, are refused in one line', () => {
  const known = 'there are synth, plan, check, diff, new';

  expect(rigging('snyth')).toEqual({ status: 2, stdout: '', stderr: `error "snyth": no such command; ${known}\n` });
  expect(rigging('toString')).toMatchObject({ status: 2, stdout: '' });
  expect(rigging()).toEqual({ status: 2, stdout: '', stderr: `error no command; ${known}\n` });
});

test('without a main.ts there is nothing to synth', () => {
  const stderr = 'error main.ts: not in this folder; go to where it is, or start a repository with rigging new DIR\n';

  expect(rigging('synth', '--check')).toEqual({ status: 2, stdout: '', stderr });
});

const prod = "synth([{ name: 'prod', appsDomain: 'apps.prod.org' }]);";

test.each([
  ['', 'main.ts: did not call synth; call it once, with all clusters'],
  [
    "import './part';\nimport { synth } from 'rigging';\nsynth([]);",
    'main.ts: did not call synth; call it once, with all clusters',
  ],
  [
    `import { synth } from 'rigging';\n${prod}\nprocess.exit(0);`,
    'main.ts: ended the process before synth was through; leave out what ends it, such as process.exit()',
  ],
])('settings by which nothing is done do not pass for success: %j', (main, reason) => {
  writeFileSync(join(folder, 'part.ts'), 'process.exit(0);\n');
  writeFileSync(join(folder, 'main.ts'), main);

  for (const args of [['synth'], ['synth', '--check'], ['synth', '--stdout'], ['plan']])
    expect(rigging(...args)).toEqual({ status: 2, stdout: '', stderr: `error ${reason}\n` });
});

test.each([
  ["throw new TypeError('no team');", 'main.ts:3: no team'],
  ["Promise.reject(new TypeError('no team'));", 'main.ts:3: no team'],
  ["Promise.reject('no team');", 'main.ts: no team'],
  ['synth([]);', 'main.ts:3: synth was called before; call it once, with all clusters'],
])('nothing is written where main.ts fails after it called synth: %s', (failing, reason) => {
  writeFileSync(join(folder, 'main.ts'), `import { synth } from 'rigging';\n${prod}\n${failing}\n`);

  expect(rigging('synth')).toEqual({ status: 2, stdout: '', stderr: `error ${reason}\n` });
  expect(existsSync(join(folder, 'dist'))).toBe(false);
});

test('settings that are only known later are waited for', () => {
  const main = `import { setTimeout } from 'node:timers/promises';\nimport { synth } from 'rigging';\nsetTimeout(20).then(() => ${prod.slice(0, -1)});\n`;
  writeFileSync(join(folder, 'main.ts'), main);

  expect(rigging('synth')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^dist\/prod: /), stderr: '' });
});
