import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rigging-fleet-'));
  mkdirSync(join(folder, 'node_modules'));
  write('clusters/acme.ts', acme);
});
afterEach(() => rmSync(folder, { recursive: true }));

const acme = `import type { ClusterSettings } from 'rigging';
export function acme(own: Omit<ClusterSettings, 'appsDomain'>): ClusterSettings {
  return { appsDomain: \`apps.\${own.name}.acme.org\`, ...own };
}
`;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
}

/** A fleet of a file for each cluster, with these settings beside its name. */
function writeFleet(own: Readonly<Record<string, string>>, delivery = '{}'): void {
  for (const [name, settings] of Object.entries(own)) {
    write(
      `clusters/${name}.ts`,
      `import { acme } from './acme';\nexport const ${name} = acme({ name: '${name}', ${settings} });\n`,
    );
  }
  const names = Object.keys(own);
  const imports = names.map((name) => `import { ${name} } from './clusters/${name}';\n`);
  write('main.ts', `import { synth } from 'rigging';\n${imports.join('')}synth([${names}], ${delivery});\n`);
}

function synth(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('lib/launch/run.mjs'), 'main.ts', ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, stdout: lines(stdout), stderr: lines(stderr) };
}

function lines(text: string): readonly string[] {
  return text === '' ? [] : text.trimEnd().split('\n');
}

/** Every file of a folder of dist/ as it stands on the disk. */
function stamps(cluster: string): readonly string[] {
  const path = join(folder, 'dist', cluster);
  return readdirSync(path).map((name) => {
    const { ino, mtimeMs } = statSync(join(path, name));
    return `${name} ${ino} ${mtimeMs}`;
  });
}

function text(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}

const monitored = 'userWorkloadMonitoring: true';

describe('a change in one cluster', () => {
  it("touches no other's files", () => {
    writeFleet({ east: '', west: '' });
    synth();
    const [east, west] = [stamps('east'), stamps('west')];
    writeFleet({ east: '', west: monitored });
    const { status, stdout } = synth();

    expect([status, ...stdout]).toEqual([
      0,
      'dist/east: 8 objects in 4 files; 4 unchanged',
      expect.stringMatching(/^dist\/west: 9 objects in 5 files; 1 created, .* changed/),
    ]);
    expect(stamps('east')).toEqual(east);
    expect(stamps('west')).not.toEqual(west);
  });

  it('is heard by the clusters of its mesh that it concerns', () => {
    const member = (shop: string) => `controlPlanes: [{
      multiCluster: { meshID: 'acme' },
      certificateAuthority: { signer: 'istiod', issuerRef: { name: 'root' } },
      denyByDefault: true,
      gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
      applications: [{ name: 'shop', namespace: 'shop', ${shop} }],
    }]`;
    const exposed = "expose: { service: { name: 'web', port: 8080 } }";
    writeFleet({ east: member(''), west: member('') });
    synth();
    writeFleet({ east: member(''), west: member(exposed) });
    const { status, stdout } = synth();

    expect([status, stdout[0]]).toEqual([0, expect.stringMatching(/^dist\/east: .* changed/)]);
    expect(text('dist/east/25-security.yaml')).toContain('-of-west');
  });
});

describe('what is kept of a run', () => {
  /** Says of what was kept that it is another number of objects, with the checksum that belongs to that. */
  function mark(count: number): void {
    const file = 'node_modules/.cache/rigging/outcomes.json';
    const marked = (text(file).split('\n')[1] ?? '').replaceAll(/"objectCount":\d+/g, `"objectCount":${count}`);
    write(file, `${createHash('sha256').update(marked).digest('hex')}\n${marked}`);
  }

  it('stands for a cluster that did not change, in a run and in a check', () => {
    writeFleet({ east: '', west: '' });
    synth();
    mark(99);
    writeFleet({ east: '', west: monitored });

    expect(synth().stdout).toEqual([
      'dist/east: 99 objects in 4 files; 4 unchanged',
      expect.stringMatching(/^dist\/west: 9 objects/),
    ]);
    expect(synth(['--check'])).toEqual({ status: 0, stdout: ['dist: fresh'], stderr: [] });
  });

  it("stands for Argo CD's folder, until anything changes that it is made from", () => {
    const delivery = (repoURL: string) => `{ argoCD: { repoURL: 'https://git.acme.org/${repoURL}.git' } }`;
    const remote = "destination: { name: 'far' }";
    writeFleet({ east: remote }, delivery('mesh'));
    synth();
    mark(99);
    const lineOfArgoCD = () => synth().stdout.find((line) => line.startsWith('dist/argocd: '));

    expect(lineOfArgoCD()).toMatch(/^dist\/argocd: 99 objects .* unchanged$/);
    for (const [own, to] of [
      [remote, delivery('moved')],
      [remote.replace('far', 'farther'), delivery('moved')],
      [`${remote.replace('far', 'farther')}, ${monitored}`, delivery('moved')],
    ] as const) {
      writeFleet({ east: own }, to);
      expect(lineOfArgoCD()).toMatch(/ changed/);
    }
  });

  it('is not what is printed, which is all of a cluster', () => {
    writeFleet({ east: '' });
    synth();

    expect(synth(['--stdout']).stdout).toContain('kind: Istio');
  });

  it('is nothing of a cluster with extend, which may read a file', () => {
    const extend = `extend: ({ workloads }) => {
      const data = { text: readFileSync('text.txt', 'utf8') };
      new k8s.KubeConfigMap(workloads, 'text', { metadata: { name: 'text', namespace: 'istio-system' }, data });
    }`;
    writeFleet({ east: extend });
    write(
      'clusters/east.ts',
      `import { readFileSync } from 'node:fs';\nimport { k8s } from 'cdk8s-plus-30';\n${text('clusters/east.ts')}`,
    );
    write('text.txt', 'one');
    synth();
    write('text.txt', 'two');

    expect(synth()).toMatchObject({ status: 0, stdout: [expect.stringContaining('1 changed')] });
    expect(text('dist/east/50-workloads.yaml')).toContain('text: two');
  });

  it('does for no copy of the files, as cdk8s wants one', () => {
    writeFleet({ east: '' });
    synth();
    synth([], { CDK8S_OUTDIR: join(folder, 'elsewhere') });

    expect(text('elsewhere/east/00-operators.yaml')).toBe(text('dist/east/00-operators.yaml'));
  });
});

describe('npm run synth -- --cluster NAME', () => {
  const argoCD =
    "{ argoCD: { repoURL: 'https://git.acme.org/mesh.git', clusters: { matchLabels: { mesh: 'acme' } } } }";

  it('writes the folder of that cluster and leaves every other one alone', () => {
    writeFleet({ east: '', west: '', north: '' }, argoCD);
    synth();
    const others = ['argocd', 'north', 'west'].map(stamps);
    writeFleet({ east: monitored, west: monitored }, argoCD.replace('mesh.git', 'moved.git'));
    const one = synth(['--cluster', 'east']);

    expect(one).toEqual({ status: 0, stdout: [expect.stringMatching(/^dist\/east: 9 objects/)], stderr: [] });
    expect(['argocd', 'north', 'west'].map(stamps)).toEqual(others);
    expect(synth(['--cluster', 'east', '--check'])).toEqual({ status: 0, stdout: ['dist/east: fresh'], stderr: [] });
    expect(synth(['--cluster', 'west', '--check'])).toMatchObject({
      status: 1,
      stderr: expect.arrayContaining(['error dist/west/README.md: stale; run npm run synth']),
    });
  });

  it('names a cluster that it does not find', () => {
    writeFleet({ east: '', west: '' });

    expect(synth(['--cluster', 'eest'])).toEqual({
      status: 2,
      stdout: [],
      stderr: ['error --cluster: "eest" is not known; did you mean "east"?'],
    });
  });

  it('reads the settings of all', () => {
    writeFleet({ east: '', west: "release: '9.9'" });

    expect(synth(['--cluster', 'east'])).toMatchObject({ status: 2, stderr: [expect.stringMatching(/^error west: /)] });
  });
});

describe('bad input', () => {
  const boom = 'extend: () => {\n  JSON.parse("{}").none.boom();\n}';
  const nameless =
    "extend: ({ routing }) => {\n  new ApiObject(routing, 'x', { apiVersion: 'v1', kind: 'ConfigMap' });\n}";
  const homeless =
    "extend: ({ routing }) => {\n  new ApiObject(routing, 'x', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'x', namespace: 'nowhere' } });\n}";

  function importing(...names: readonly string[]): void {
    for (const name of names) {
      write(`clusters/${name}.ts`, `import { ApiObject } from 'cdk8s';\n${text(`clusters/${name}.ts`)}`);
    }
  }

  it('of several clusters is named in one run, each by its cluster and line, and nothing is written', () => {
    writeFleet({ east: '', west: boom, north: nameless, south: homeless, far: boom });
    importing('north', 'south');
    const { status, stdout, stderr } = synth();

    expect([status, stdout]).toEqual([2, []]);
    expect(stderr).toEqual([
      'error north: 60-routing/x: metadata.name is missing; a name from cdk8s changes with its path (60-routing)',
      expect.stringMatching(/^error ORD001 ConfigMap nowhere\/x metadata\.namespace: .* {2}\(south\/60-routing\)$/),
      "error west: clusters/west.ts:3: Cannot read properties of undefined (reading 'boom')",
      "error far: clusters/far.ts:3: Cannot read properties of undefined (reading 'boom')",
    ]);
    expect(readdirSync(folder)).not.toContain('dist');
  });

  it('in another cluster keeps none from being written alone', () => {
    writeFleet({ east: '', west: boom });

    expect(synth(['--cluster', 'east'])).toMatchObject({ status: 0, stderr: [] });
  });

  it('a file that throws is named with its line, and nothing is lost', () => {
    writeFleet({ east: '', west: '' });
    synth();
    const before = [stamps('east'), stamps('west')];
    write('clusters/west.ts', "export const west = JSON.parse('{}').none.boom();\n");

    expect(synth()).toEqual({
      status: 2,
      stdout: [],
      stderr: ["error clusters/west.ts:1: Cannot read properties of undefined (reading 'boom')"],
    });
    expect([stamps('east'), stamps('west')]).toEqual(before);
  });

  it('two files of one cluster are named in one line', () => {
    writeFleet({ east: '', west: '' });
    write('clusters/west.ts', text('clusters/east.ts').replace('const east', 'const west'));

    expect(synth()).toEqual({
      status: 2,
      stdout: [],
      stderr: ['error east: name: clusters[0] and clusters[1] are both "east" and would share its folder; rename one'],
    });
  });
});

it('a large fleet tells only what changed, and how many did not', () => {
  const names = Array.from({ length: 12 }, (_, i) => `c${i}`);
  writeFleet(Object.fromEntries(names.map((name) => [name, ''])));
  expect(synth().stdout).toHaveLength(12);
  writeFleet(Object.fromEntries(names.map((name) => [name, name === 'c7' ? monitored : ''])));

  expect(synth().stdout).toEqual([expect.stringMatching(/^dist\/c7: /), 'dist: 11 folders unchanged']);
});
