import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { reference } from '../../support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rigging-print-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const other = { ...reference, name: 'other', destination: { name: 'other' } };
const delivery = { argoCD: { repoURL: 'https://git.acme.org/mesh.git' } };

function synth(clusters: unknown, args: readonly string[]) {
  const main = `import { synth } from 'rigging';\nsynth(${JSON.stringify(clusters)}, ${JSON.stringify(delivery)});\n`;
  return run(main, args);
}

function run(main: string, args: readonly string[] = ['--stdout']) {
  writeFileSync(join(folder, 'main.ts'), main);
  const launcher = resolve('lib/launch/rigging.mjs');
  const { status, stdout, stderr } = spawnSync(process.execPath, [launcher, 'synth', ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr: stderr.trimEnd() };
}

function committed(isAsked: (name: string) => boolean): string {
  const names = readdirSync('dist/crc').filter((name) => name.endsWith('.yaml') && isAsked(name));
  return names.map((name) => readFileSync(join('dist/crc', name), 'utf8')).join('---\n');
}

describe('npm run synth -- --stdout', () => {
  it('prints all that dist/ would hold of a cluster, and writes nothing', () => {
    const { status, stdout, stderr } = synth([other, reference], ['--stdout', '--cluster=crc']);

    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toBe(committed(() => true));
    expect(readdirSync(folder)).toEqual(['main.ts']);
  });

  it('prints one part of it', () => {
    const { stdout } = synth([reference], ['--stdout', '--part', 'operators']);

    expect(stdout).toBe(committed((name) => name === '00-operators.yaml'));
  });

  it('prints nothing where the checks find an error, and says on standard error which', () => {
    const route = { apiVersion: 'route.openshift.io/v1', kind: 'Route', metadata: { name: 'a', namespace: 'app1' } };
    const extend = `({ routing }) => { new ApiObject(routing, 'a', ${JSON.stringify({ ...route, spec: { host: 7 } })}); }`;
    const { status, stdout, stderr } = run(`import { ApiObject } from 'cdk8s';
import { synth } from 'rigging';
synth([{ ...${JSON.stringify(reference)}, extend: ${extend} }]);
`);

    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain('Route app1/a spec.host');
  });

  it.each([
    [['--stdout'], 'error --stdout: prints one cluster; add --cluster NAME'],
    [['--part=mesh'], 'error --part: is printed only; add --stdout'],
    [['--stdout', '--cluster=crc', '--part=mash'], 'error --part: "mash" is not known; did you mean "mesh"?'],
    [
      ['--stdout', '--cluster=crc', '--check'],
      'error --check: compares files, which --stdout does not write; leave one of them out',
    ],
  ])('refuses %j', (args, line) => {
    expect(synth([other, reference], args)).toEqual({ status: 2, stdout: '', stderr: line });
  });
});
