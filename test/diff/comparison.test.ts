import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { comparison } from '../../lib/diff/comparison';
import { type Telling, tell } from '../../lib/diff/tell';
import { commitAll, git, temporaryFolder } from './dists';

let folder: string;

/** A ConfigMap of some name and content, as YAML. */
function configMap(name: string, value: string = name): string {
  return `apiVersion: v1\nkind: ConfigMap\nmetadata: { name: ${name}, namespace: shop }\ndata: { value: ${value} }\n`;
}

/** Writes files of cluster `prod`, by name. */
function write(files: Readonly<Record<string, string>>, dist = 'dist'): void {
  for (const [name, text] of Object.entries({ SHA256SUMS: '', ...files })) {
    const path = join(folder, dist, 'prod', name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

function commit(message: string): void {
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--allow-empty', `--message=${message}`);
}

/** What differs, a line each: `changed a`; with what was warned of, and the commit that it was compared with. */
function told(revision: string, { dist = 'dist', repository = folder } = {}) {
  const { pairs, base, warnings } = comparison(revision, join(repository, dist));
  const tellings = pairs.map((pair) => tell(pair, { old: '', new: '' }));
  return { changes: tellings.flatMap(linesOf), base, warnings };
}

function linesOf({ told: { objects, otherFiles } }: Telling): readonly string[] {
  return [...objects.map(({ change, name }) => `${change} ${name}`), ...otherFiles];
}

beforeEach(() => {
  folder = temporaryFolder();
  write({ 'a.yaml': configMap('a'), 'README.md': 'text' });
  commitAll(folder);
});

describe('a comparison with a revision', () => {
  it('tells what this branch does, not what others have merged since', () => {
    git(folder, 'switch', '--quiet', '--create', 'mine');
    write({ 'b.yaml': configMap('b') });
    commit('mine');
    git(folder, 'switch', '--quiet', 'main');
    const parted = git(folder, 'rev-parse', '--short=12', 'main').trim();
    write({ 'new.yaml': configMap('new') });
    commit('of others');
    git(folder, 'switch', '--quiet', 'mine');

    expect(told('main')).toEqual({ changes: ['added b'], base: parted, warnings: [] });
    git(folder, 'merge', '--quiet', '--no-edit', 'main');
    expect(told('main')).toEqual({ changes: ['added b'], base: undefined, warnings: [] });
    expect(told('HEAD^2').changes).toEqual(['added b']);
  });

  it('that has no commit in common with HEAD is one with that revision itself, with a warning', () => {
    git(folder, 'switch', '--quiet', '--orphan', 'other');
    write({ 'b.yaml': configMap('b') });
    commit('other');

    expect(told('main')).toEqual({
      changes: ['removed a', 'added b', 'README.md'],
      base: undefined,
      warnings: ['main: has no commit in common with HEAD here: what was merged there alone is told as taken back'],
    });
  });

  it('goes on in a shallow clone that has lost where they parted, and says what to fetch', () => {
    git(folder, 'switch', '--quiet', '--create', 'mine');
    write({ 'a.yaml': configMap('a', 'mine') });
    commit('mine');
    git(folder, 'switch', '--quiet', 'main');
    commit('of others');
    const repository = join(temporaryFolder(), 'clone');
    git(folder, 'clone', '--quiet', '--depth=1', '--no-single-branch', '--branch=mine', `file://${folder}`, repository);

    expect(told('origin/main', { repository })).toMatchObject({
      changes: ['changed a'],
      warnings: [expect.stringMatching(/^origin\/main: has no commit in common.*fetch-depth: 0, GIT_DEPTH: 0\)$/)],
    });
  });

  it.each(['--assume-unchanged', '--skip-worktree'])('reads what git was told to pass over by %s', (flag) => {
    git(folder, 'update-index', flag, 'dist/prod/a.yaml', 'dist/prod/README.md');

    expect(told('HEAD').changes).toEqual([]);
    writeFileSync(join(folder, 'dist/prod/a.yaml'), '');
    expect(told('HEAD').changes).toEqual(['removed a']);
  });

  it('reads that wherever the folder stands in the repository', () => {
    write({ 'a.yaml': configMap('a') }, 'mesh/dist');
    commit('another');
    git(folder, 'update-index', '--assume-unchanged', 'mesh/dist/prod/a.yaml');

    expect(told('HEAD', { dist: 'mesh/dist' }).changes).toEqual([]);
    write({ 'a.yaml': configMap('a', 'b') }, 'mesh/dist');
    expect(told('HEAD', { dist: 'mesh/dist' }).changes).toEqual(['changed a']);
  });

  it('takes nothing for new that stands in a file of which it is unknown what it held', () => {
    write({ 'a.yaml': 'a: [' });
    commit('broken');
    write({ 'a.yaml': configMap('a'), 'b.yaml': configMap('b') });

    expect(told('HEAD').changes).toEqual(['added b']);
  });

  it('warns where all was moved to another folder, which git cannot know', () => {
    const moved = expect.stringMatching(/^HEAD: had no .*manifests, but dist, which is gone: all is told as added/);
    renameSync(join(folder, 'dist'), join(folder, 'manifests'));

    expect(told('HEAD', { dist: 'manifests' })).toMatchObject({ changes: ['added a', 'README.md'], warnings: [moved] });
    write({ 'a.yaml': configMap('a') });
    expect(told('HEAD', { dist: 'manifests' }).warnings).toEqual([]);
  });

  it('takes a folder that has lost its index for what it was, with a warning', () => {
    mkdirSync(join(folder, 'dist/test'));
    writeFileSync(join(folder, 'dist/test/SHA256SUMS'), '');
    rmSync(join(folder, 'dist/prod/SHA256SUMS'));

    expect(told('HEAD')).toMatchObject({
      changes: [],
      warnings: [`${folder}/dist/prod/SHA256SUMS: deleted by hand; restore it from git`],
    });
  });

  it('follows a link to where the folder is', () => {
    renameSync(join(folder, 'dist'), join(folder, 'build'));
    commit('moved');
    symlinkSync('build', join(folder, 'dist'));

    expect(told('HEAD').changes).toEqual([]);
    writeFileSync(join(folder, 'build/prod/a.yaml'), configMap('a', 'b'));
    expect(told('HEAD').changes).toEqual(['changed a']);
  });
});

describe('a comparison with a folder', () => {
  it('is refused where it is the same one', () => {
    const dist = join(folder, 'dist');
    symlinkSync('dist', join(folder, 'link'));

    for (const old of [dist, `${dist}/`, join(folder, 'link')])
      expect(() => comparison(old, dist)).toThrow(`"${old}": is what is compared; name a revision or another folder`);
  });

  it('that lost its index since tells of the index only', () => {
    write({ 'a.yaml': configMap('a'), 'README.md': 'text' }, 'old');
    mkdirSync(join(folder, 'dist/test'));
    writeFileSync(join(folder, 'dist/test/SHA256SUMS'), '');
    rmSync(join(folder, 'dist/prod/SHA256SUMS'));

    expect(told(join(folder, 'old'))).toMatchObject({
      changes: [],
      warnings: [expect.stringMatching(/SHA256SUMS: deleted by hand/)],
    });
  });
});
