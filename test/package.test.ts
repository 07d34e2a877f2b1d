import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reference } from './support';

let scratch: string;
let tarball: string;
/** An adopter's repository, where Rigging is a dependency. */
let folder: string;

/** What the package holds of its own is a constructed object; what it shares is `cdk8s`; both meet in `extend`. */
const extended = `
  const cluster: ClusterSettings = {
    ...reference,
    extend: ({ security }) => {
      const metadata = { name: 'default', namespace: 'app1' };
      new Sidecar(security, 'sidecar', { metadata, spec: { egress: [{ hosts: ['./*', 'istio-system/*'] }] } });
      const objects = security.node.findAll().filter((construct) => ApiObject.isApiObject(construct));
      for (const object of objects) object.metadata.addLabel('team', 'mesh');
    },
  };`;

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'rigging-package-'));
  folder = join(scratch, 'the mesh ☁');
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), '{ "name": "the-mesh", "private": true, "type": "module" }\n');
  writeFileSync(join(folder, 'settings.ts'), `export const reference = ${JSON.stringify(reference)} as const;\n`);
  expect(run('npm', ['pack', '--silent', '--pack-destination', scratch], '.')).toMatchObject({ status: 0 });
  tarball = join(scratch, readdirSync(scratch).find((name) => name.endsWith('.tgz')) ?? '');
  const install = ['install', '--prefer-offline', '--no-audit', '--no-fund', tarball];
  expect(run('npm', install, folder)).toMatchObject({ status: 0 });
}, 120_000);

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

function run(command: string, args: readonly string[], cwd = folder) {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

function rigging(...args: readonly string[]) {
  return run(join(folder, 'node_modules/.bin/rigging'), args);
}

/** Files of a folder by their names. */
function filesOf(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

describe('the package, installed', () => {
  it('holds no source and little more than 1 MiB', () => {
    const listed = run('tar', ['-tzf', tarball]).stdout.trimEnd().split('\n');
    const sources = listed.filter((name) => /\.ts$/.test(name) && !/\.d\.ts$|\/templates\//.test(name));

    expect(sources).toEqual([]);
    expect(statSync(tarball).size).toBeLessThan(2 * 1024 * 1024);
  });

  it('can be packed once more, as rigging new does it', () => {
    const again = join(scratch, 'again');
    mkdirSync(again);
    const packed = run('npm', ['pack', '--silent', '--pack-destination', again], join(folder, 'node_modules/rigging'));

    expect(packed.status).toBe(0);
    expect(statSync(join(again, readdirSync(again)[0] ?? '')).size).toBe(statSync(tarball).size);
  });

  it('writes for the main.ts of this repository what stands in its dist/', () => {
    cpSync('main.ts', join(folder, 'main.ts'));

    expect(rigging('synth')).toMatchObject({ status: 0, stderr: '' });
    expect(filesOf(join(folder, 'dist/crc'))).toEqual(filesOf('dist/crc'));
    expect(rigging('synth', '--check')).toMatchObject({ status: 0, stdout: 'dist: fresh\n' });
    expect(rigging('check', 'dist')).toMatchObject({ status: 0, stdout: expect.stringMatching(/^0 errors/) });
    expect(rigging('plan', '--to', '3.4')).toMatchObject({ status: 0 });
  });

  it('bundles main.ts anew after an edit, and Rigging not', () => {
    const kept = join(folder, 'node_modules/.cache/rigging');
    /** Those of Rigging are large; that of `main.ts` may be too young to be kept. */
    const scripts = () =>
      readdirSync(kept)
        .filter((name) => name.endsWith('.js') && statSync(join(kept, name)).size > 1024 * 1024)
        .map((name) => `${name} ${statSync(join(kept, name)).ino}`);
    rigging('synth');
    const before = scripts();
    writeFileSync(join(folder, 'main.ts'), `${readFileSync('main.ts', 'utf8')}\n// An edit.\n`);

    expect(rigging('synth').stdout).toContain('8 unchanged');
    expect(before).not.toEqual([]);
    expect(scripts()).toEqual(before);
  });

  it('takes what was kept of Rigging only whole, and of the very files that are installed', async () => {
    const modules = join(folder, 'node_modules');
    const kept = join(modules, '.cache/rigging');
    // As pnpm installs packages: links to where they are.
    const copies = ['one', 'two'].map((name) => join(modules, '.store', name));
    for (const copy of copies) {
      cpSync(join(modules, 'cdk8s'), copy, { recursive: true });
      appendFileSync(join(copy, 'lib/index.js'), `\nexports.copy = ${JSON.stringify(copy)};`);
    }
    writeFileSync(
      join(folder, 'main.ts'),
      "import * as cdk8s from 'cdk8s';\nconsole.log('copy' in cdk8s && cdk8s.copy);\n",
    );
    const [first = '', second = ''] = copies;
    renameSync(join(modules, 'cdk8s'), join(scratch, 'zero'));
    const link = (copy: string) => {
      rmSync(join(modules, 'cdk8s'), { force: true });
      symlinkSync(copy, join(modules, 'cdk8s'));
      return rigging('synth').stdout.trim();
    };
    await setTimeout(150);
    const linked = [link(first), link(second), link(first)];
    for (const name of readdirSync(kept))
      truncateSync(join(kept, name), Math.floor(statSync(join(kept, name)).size / 2));
    linked.push(rigging('synth').stdout.trim());
    rmSync(join(modules, 'cdk8s'));
    renameSync(join(scratch, 'zero'), join(modules, 'cdk8s'));

    expect(linked).toEqual([first, second, first, first]);
  }, 120_000);

  it.each(['preserve', 'nodenext'])(
    'has types for what extend takes, for modules that are resolved as "%s"',
    (module) => {
      const imports = `import { ApiObject } from 'cdk8s';
      import { type ClusterSettings, synth } from 'rigging';
      import { Sidecar } from 'rigging/imports/networking.istio.io';
      import { reference } from './settings${module === 'nodenext' ? '.js' : ''}';`;
      const misspelt =
        '// @ts-expect-error: there is no such setting\nexport const wrong: ClusterSettings = { ...reference, gatways: [] };';
      writeFileSync(join(folder, 'main.ts'), `${imports}${extended}\nsynth([cluster]);\n${misspelt}\n`);
      const compilerOptions = { module, strict: true, skipLibCheck: true, noEmit: true };
      writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, files: ['main.ts'] }));

      expect(run(process.execPath, [resolve('node_modules/typescript/bin/tsc')])).toEqual({
        status: 0,
        stdout: '',
        stderr: '',
      });
      expect(rigging('synth')).toMatchObject({ status: 0, stderr: '' });
      const security = readFileSync(join(folder, 'dist/crc/25-security.yaml'), 'utf8');
      expect(security).toContain('kind: Sidecar');
      expect(security).toContain('team: mesh');
    },
  );

  it("is imported by an adopter's own tests, without the launcher", () => {
    writeFileSync(
      join(folder, 'mesh.test.mjs'),
      `import assert from 'node:assert/strict';
       import { ApiObject } from 'cdk8s';
       import { render } from 'rigging';
       import { Sidecar } from 'rigging/imports/networking.istio.io';
       const reference = ${JSON.stringify(reference)};
       ${extended.replace(': ClusterSettings', '')}
       const [{ cluster: name, objects, findings }] = render([cluster]);
       assert.equal(name, 'crc');
       assert.deepEqual(findings, []);
       assert.equal(objects.find(({ kind }) => kind === 'Sidecar').metadata.labels.team, 'mesh');
       assert.throws(() => render([{ ...reference, gatways: [] }]), /no such setting/);`,
    );

    expect(run(process.execPath, ['mesh.test.mjs'])).toEqual({ status: 0, stdout: '', stderr: '' });
  });
});
