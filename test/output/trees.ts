import { lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { planTree, type TreePlan } from '../../lib/output/plan';
import { writeTrees } from '../../lib/output/write';

/** A path for `dist` that does not exist yet, and is gone when the test ends. */
export function temporaryDist(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'dist');
}

export function plan(dist: string, files: Readonly<Record<string, string>>, cluster = 'crc'): TreePlan {
  return planTree(dist, cluster, new Map(Object.entries(files)));
}

export function write(dist: string, files: Readonly<Record<string, string>>, cluster = 'crc'): void {
  writeTrees([plan(dist, files, cluster)]);
}

/** Everything below a folder: the text of files, the target of links. */
export function contentOf(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  return Object.fromEntries(paths.map((path) => [path, describe(join(folder, path))]));
}

function describe(path: string): string {
  const stats = lstatSync(path);
  if (stats.isSymbolicLink()) return `-> ${readlinkSync(path)}`;
  return stats.isFile() ? readFileSync(path, 'utf8') : 'no file';
}
