import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { home } from '../../lib/home';
import { libraryId } from '../../lib/library-id';

test('unbundled, the package is where its sources are', () => {
  expect(home).toBe(resolve('.'));
});

test('bundled from another folder, the package is where its launcher is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-home-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/rigging'));
  writeFileSync(
    join(folder, 'entry.ts'),
    `import { trySchemaOf } from './node_modules/rigging/lib/check/schema/schema-check';
const istio = { apiVersion: 'sailoperator.io/v1', kind: 'Istio', metadata: { name: 'default' } };
console.log(trySchemaOf(istio, { release: '3.4' })?.properties?.spec?.required?.join(' '));
`,
  );

  const launcher = join('node_modules/rigging/lib/launch/run.mjs');
  const { stdout, stderr } = spawnSync(process.execPath, [launcher, 'entry.ts'], { cwd: folder, encoding: 'utf8' });

  expect(stderr).toBe('');
  expect(stdout).toBe('namespace version\n');
});

test('what runs under the launcher has an id of its code, and what runs without has none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-home-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const ids = ['1', '2', '1'].map((code) => {
    const own = JSON.stringify(resolve('lib/library-id'));
    writeFileSync(join(folder, 'entry.ts'), `import { libraryId } from ${own};\nconsole.log(libraryId, ${code});\n`);
    const args = [resolve('lib/launch/run.mjs'), 'entry.ts'];
    return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout.replace(/ \d\n$/, '');
  });

  expect(libraryId).toBeUndefined();
  expect(ids[0]).toMatch(/^[0-9a-f]{16}$/);
  expect(ids[1]).not.toBe(ids[0]);
  expect(ids[2]).toBe(ids[0]);
});
