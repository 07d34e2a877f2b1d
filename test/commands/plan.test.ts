import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { reference } from '../support';

/** Runs `npm run plan` with these clusters in main.ts, in a folder of its own. */
function plan(clusters: readonly unknown[], ...args: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-plan-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const command = JSON.stringify(resolve('lib/commands/synth'));
  writeFileSync(join(folder, 'main.ts'), `import { synth } from ${command};\nsynth(${JSON.stringify(clusters)});\n`);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('lib/launch/run.mjs'), 'main.ts', 'plan', ...args],
    { cwd: folder, encoding: 'utf8' },
  );
  return { status, stdout, stderr, isWritten: existsSync(join(folder, 'dist')) };
}

const [plane] = reference.controlPlanes;
const older = { ...reference, release: '3.3', controlPlanes: [{ ...plane, version: 'v1.28.10' }] };

describe('npm run plan', () => {
  it('prints the steps of every cluster, the newest release being meant, and writes nothing', () => {
    const { status, stdout, stderr, isWritten } = plan([older, { ...older, name: 'east' }]);

    expect([status, stderr, isWritten]).toEqual([0, '', false]);
    expect(stdout.match(/^\w.*$/gm)?.filter((line) => !/^\d/.test(line))).toEqual([
      'crc: to release 3.4 in 5 steps',
      'east: to release 3.4 in 5 steps',
    ]);
    expect(stdout).toContain("   write   release: '3.4'\n");
  });

  it('prints them for a machine', () => {
    const { stdout } = plan([older], '--to', '3.4', '--format', 'json');

    expect(JSON.parse(stdout)).toMatchObject([{ clusters: ['crc'], to: '3.4', steps: { length: 5 } }]);
  });

  it('tells of a cluster that is past the release, and plans for the others', () => {
    const stage = { ...reference, name: 'stage' };
    const past = 'stage: already at 3.4, newer than 3.3; an operator does not go back\n';
    const patched = { ...older, controlPlanes: [{ ...plane, version: 'v1.28.8' }] };
    const all = plan([stage, patched], '--to', '3.3');

    expect(all).toMatchObject({ status: 0, stderr: `note ${past}` });
    expect(all.stdout).toMatch(/^crc: to release 3.3 in 4 steps\n/);
    expect(plan([stage, patched], '--to', '3.3', '--cluster', 'stage')).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `error ${past}`,
    });
  });

  it('prints the steps of one cluster, with those that share a mesh with it', () => {
    const headings = (...args: readonly string[]) => plan(members, ...args).stdout.match(/^\w.*:.* to release.*$/gm);
    const member = (name: string, meshID: string) => ({
      name,
      appsDomain: `apps.${name}.acme.org`,
      release: '3.4',
      controlPlanes: [
        {
          version: 'v1.30.1',
          multiCluster: { meshID },
          certificateAuthority: { signer: 'istiod', issuerRef: { name: 'mesh-root' } },
        },
      ],
    });
    const members = [member('east', 'acme'), member('west', 'acme'), member('lab', 'lab')];

    expect(headings('--cluster', 'lab')).toEqual([expect.stringMatching(/^lab: to release 3.4/)]);
    expect(headings('--cluster', 'west')).toEqual([expect.stringMatching(/^east, west: to release 3.4/)]);
  });

  it('tells how it is used', () => {
    expect(plan([reference], '--help')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^usage: npm run plan/),
    });
  });

  it.each([
    [['--to', '3.5'], 'error --to: "3.5" is not known; known: 3.0, 3.1, 3.2, 3.3, 3.4, 3.0.0-tp.2\n'],
    [['--cluster', 'crv'], 'error --cluster: "crv" is not known; did you mean "crc"?\n'],
    [['--format', 'xml'], 'error --format: "xml" is not known; known: text, json\n'],
    [['--from', '3.0'], "error Unknown option '--from'; --help tells how it is used\n"],
    [['--to', '3.2'], 'error crc: already at 3.3, newer than 3.2; an operator does not go back\n'],
  ])('refuses %j in one line', (args, stderr) => {
    expect(plan([older], ...args)).toMatchObject({ status: 2, stdout: '', stderr });
  });

  it('judges the settings first', () => {
    expect(plan([{ ...older, release: '3.4', controlPlanes: [{ ...plane, version: 'v1.26.8' }] }])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error crc: controlPlanes\[0\].version: release 3.4 cannot install Istio v1.26.8/),
    });
  });
});
