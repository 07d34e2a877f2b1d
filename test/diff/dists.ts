import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { synthesize } from '../../lib/commands/synth/synthesize';
import { planTree } from '../../lib/output/plan';
import { writeTrees } from '../../lib/output/write';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import { resolved } from '../support';

/** A folder that is gone when the test is. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-diff-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Writes what clusters come to, as synth does. */
export function writeDist(dist: string, ...clusters: readonly ClusterSettings[]): void {
  for (const settings of clusters) {
    const { cluster, files } = synthesize(resolved(settings));
    writeTrees([planTree(dist, cluster, files)]);
  }
}

/** Runs git as somebody, whatever the machine says of names. @throws where git fails */
export function git(folder: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=a', '-c', 'user.email=a@acme.org', '-c', 'commit.gpgsign=false'];
  const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** Makes a repository of a folder, with all that stands in it as the first commit. */
export function commitAll(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch=main');
  git(folder, 'add', '--all', '--force');
  git(folder, 'commit', '--quiet', '--allow-empty', '--message=first');
}
