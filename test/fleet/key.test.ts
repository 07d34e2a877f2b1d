import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { tryExactJson, tryKey } from '../../lib/fleet/key';
import { reference, resolved } from '../support';

it.each([
  ['nothing and a missing field', { a: undefined }, {}],
  ['nothing and null', [undefined], [null]],
  ['a map and an object', new Map([['a', 1]]), { a: 1 }],
  ['a map and another', new Map([['a', 1]]), new Map([['a', 2]])],
  ['a number and a text', 1, '1'],
  ['the order of a list', ['a', 'b'], ['b', 'a']],
])('tells %s apart', (_, one, other) => {
  expect(tryExactJson(one)).toBeDefined();
  expect(tryExactJson(one)).not.toBe(tryExactJson(other));
});

it.each([
  ['a function', { run: () => 1 }],
  ['a number that JSON does not have', [Number.NaN]],
  ['what writes itself', new Date(0)],
  ['an object of a class', new (class Lazy {})()],
  ['a bigint', 1n],
  ['a text that looks like a mark', '\u0000undefined'],
])('of %s nothing can be told', (_, data) => {
  expect(tryExactJson(data)).toBeUndefined();
});

it('tells a cluster with all its defaults from one that differs in one value', () => {
  const other = { ...reference, appsDomain: 'apps.other.acme.org' };

  expect(tryExactJson(resolved(reference))).toBe(tryExactJson(resolved(reference)));
  expect(tryExactJson(resolved(reference))).not.toBe(tryExactJson(resolved(other)));
});

it('a cluster has no key where Rigging runs unbundled, since nobody knows what code that is', () => {
  expect(tryKey(resolved(reference))).toBeUndefined();
});

interface Circumstances {
  /** What the script does beside. */
  readonly code?: string;
  readonly version?: string;
  readonly data?: string;
}

it.each<[string, Circumstances]>([
  ["Rigging's own code", { code: 'process.title;' }],
  ['the version of Node', { version: 'v99.0.0' }],
  ['what the outcome is made from', { data: 'two' }],
])('bundled, a key is the same every time until %s changes', (_, change) => {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-key-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const first = keyIn(folder, {});

  expect(first).toMatch(/^[0-9a-f]{64}$/);
  expect(keyIn(folder, {})).toBe(first);
  expect(keyIn(folder, change)).toMatch(/^[0-9a-f]{64}$/);
  expect(keyIn(folder, change)).not.toBe(first);
});

/** The key that a script gets from the launcher, which tells it its own code. */
function keyIn(folder: string, { code = '', version = process.version, data = 'one' }: Circumstances): string {
  const key = JSON.stringify(resolve('lib/fleet/key'));
  writeFileSync(
    join(folder, 'entry.ts'),
    `import { tryKey } from ${key};\n${code}console.log(tryKey(process.argv[2]));\n`,
  );
  writeFileSync(join(folder, 'node.cjs'), `Object.defineProperty(process, 'version', { value: '${version}' });\n`);
  const args = ['--require', './node.cjs', resolve('lib/launch/run.mjs'), 'entry.ts', data];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout.trimEnd();
}
