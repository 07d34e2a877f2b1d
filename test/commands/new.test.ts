import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { run } from './run';

let folder: string;
let dir: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rigging-new-'));
  dir = join(folder, 'acme-mesh');
  onTestFinished(() => rmSync(folder, { recursive: true }));
});

interface Package {
  readonly name: string;
  readonly engines: unknown;
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

function packageOf(path: string): Package {
  return JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
}

function files(): readonly string[] {
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => statSync(join(dir, name)).isFile()).sort();
}

describe('npm run new', () => {
  it('writes what a repository starts from, and says what comes next', () => {
    const { status, stdout, stderr } = run('new', [dir, '--rigging', '0.1.0']);

    expect([status, stderr]).toEqual([0, []]);
    expect(stdout).toEqual([`${dir}: written`, '', 'next:', `  cd ${dir}`, '  npm install', '  npm run synth']);
    expect(files()).toEqual([
      '.gitattributes',
      '.github/workflows/mesh.yaml',
      '.gitignore',
      '.gitlab-ci.yml',
      'README.md',
      'main.ts',
      'package.json',
      'tsconfig.json',
    ]);
    expect(packageOf(dir)).toMatchObject({ name: 'acme-mesh', dependencies: { rigging: '0.1.0' } });
  });

  it('writes settings that are rendered without a finding', () => {
    run('new', [dir, '--rigging', '0.1.0']);
    const args = [resolve('lib/launch/run.mjs'), 'main.ts'];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: dir, encoding: 'utf8' });

    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^dist\/prod: \d+ objects in \d files; \d created\n$/);
  });

  it('packs Rigging into the folder, from which it is installed, works, and begins other repositories', () => {
    const { status } = run('new', [dir]);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    const tarball = `vendor/rigging-${version}.tgz`;
    const script = 'npm install --prefer-offline && npm run synth && npm test && npx rigging new ../other';
    const installed = spawnSync('sh', ['-c', script.replaceAll('&&', '>> ../log 2>&1 &&')], { cwd: dir });

    expect([status, packageOf(dir).dependencies]).toEqual([0, { rigging: `file:${tarball}` }]);
    expect([installed.status, installed.status === 0 ? '' : readFileSync(join(folder, 'log'), 'utf8')]).toEqual([
      0,
      '',
    ]);
    expect(readFileSync(join(folder, 'other', tarball)).equals(readFileSync(join(dir, tarball)))).toBe(true);
  });

  it('takes a packed file from where it is, as seen from the new folder', () => {
    writeFileSync(join(folder, 'rigging.tgz'), '');
    run('new', ['acme-mesh', '--rigging', 'rigging.tgz'], { cwd: folder });
    run('new', ['other', '--rigging', 'file:rigging.tgz'], { cwd: folder });

    expect(packageOf(dir).dependencies).toEqual({ rigging: 'file:../rigging.tgz' });
    expect(packageOf(join(folder, 'other')).dependencies).toEqual({ rigging: 'file:../rigging.tgz' });
  });

  it.each([
    '^0.1.0',
    '>=0.1 <1',
    'latest',
    'npm:@acme/rigging@0.1.0',
    'https://npm.acme.org/rigging/-/rigging-0.1.0.tgz',
  ])('leaves to npm what only npm can find: %s', (spec) => {
    expect(run('new', [dir, '--rigging', spec])).toMatchObject({ status: 0, stderr: [] });
    expect(packageOf(dir).dependencies).toEqual({ rigging: spec });
  });

  it('asks for the Node and the TypeScript that Rigging is tested with', () => {
    const ours = packageOf('.');
    const { engines, devDependencies } = packageOf('templates');

    expect(engines).toEqual(ours.engines);
    expect(devDependencies).toEqual({ typescript: ours.devDependencies.typescript });
  });

  it('gives the package a name that npm takes', () => {
    const { stdout } = run('new', ['Acme Mesh (East)', '--rigging', '0.1.0'], { cwd: folder });

    expect(stdout).toContain("  cd 'Acme Mesh (East)'");
    expect(packageOf(join(folder, 'Acme Mesh (East)')).name).toBe('acme-mesh-east');
  });

  it('writes beside .git, which may be there before', () => {
    mkdirSync(join(dir, '.git'), { recursive: true });

    expect(run('new', [dir, '--rigging', '0.1.0']).status).toBe(0);
    expect(readdirSync(dir)).toContain('main.ts');
  });

  it('names no command that the package does not have', () => {
    const { scripts } = packageOf('templates');
    const said = [...readFileSync('templates/README.md', 'utf8').matchAll(/npm (?:run )?(\w+)/g)].map(
      ([, name]) => name,
    );

    expect(new Set(said)).toEqual(new Set(['install', ...Object.keys(scripts)]));
  });

  it('says how it is used', () => {
    const { status, stdout } = run('new', ['--help']);

    expect([status, stdout[0]]).toEqual([0, 'usage: npm run new -- DIR [--rigging SPEC]']);
  });
});

describe('npm run new, refused', () => {
  it.each([
    [[], ['error DIR: missing; name a folder that is not there yet, e.g. ../acme-mesh']],
    [['mesh', 'other'], ['error DIR: one is enough; "other" is another']],
    [['full'], ['error full: holds "notes.txt" already; name a folder that is not there yet, or empty']],
    [['full/notes.txt'], ['error full/notes.txt: is a file; name a folder that is not there yet']],
    [['mesh', '--rigging', ''], ['error --rigging: is empty; name a version or a packed file']],
    [
      ['mesh', '--rigging', 'full'],
      [
        'error --rigging: "full" is a folder, which npm would link unpacked; leave --rigging out, or name a packed file',
      ],
    ],
    ...[
      'nofile.tgz',
      './0.1.0',
      'git+https://git.acme.org/rigging.git',
      'acme/rigging',
      'https://git.acme.org/rigging',
    ].map((spec): [string[], string[]] => [
      ['mesh', '--rigging', spec],
      [
        `error --rigging: "${spec}" is neither a version nor a file that is there; name one that npm pack made (from Git, npm takes the sources and does not build them)`,
      ],
    ]),
    [['far/away', '--rigging', '0.1.0'], ['error far/away: no such file or directory; nothing was changed']],
  ])('%j', (args, stderr) => {
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full', 'notes.txt'), '');

    expect(run('new', args, { cwd: folder })).toEqual({ status: 2, stdout: [], stderr });
    expect(readdirSync(folder)).toEqual(['full']);
    expect(readdirSync(join(folder, 'full'))).toEqual(['notes.txt']);
  });

  it('stays out of Rigging itself', () => {
    const { status, stderr } = run('new', ['acme-mesh']);

    expect([status, stderr]).toEqual([
      2,
      ['error acme-mesh: is within Rigging itself; name a folder outside of it, e.g. ../acme-mesh'],
    ]);
    expect(existsSync('acme-mesh')).toBe(false);
  });

  it('leaves nothing behind where the disk takes no more', () => {
    mkdirSync(join(dir, '.git'), { recursive: true });
    // A file may have one block at most, and who writes more is told so instead of being killed.
    const limited = 'trap "" XFSZ; ulimit -f 1; exec "$@"';
    const command = [process.execPath, resolve('lib/launch/run.mjs'), resolve('lib/commands/new.ts')];
    const args = ['-c', limited, 'sh', ...command, dir, '--rigging', '0.1.0'];
    const { status, stderr } = spawnSync('sh', args, { cwd: folder, encoding: 'utf8' });

    expect([status, stderr]).toEqual([2, `error ${dir}: file too large; nothing was changed\n`]);
    expect(readdirSync(dir)).toEqual(['.git']);
  });
});
