import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

function rigging(...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-command-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
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
