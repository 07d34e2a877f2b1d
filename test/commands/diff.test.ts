import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { commitAll, git, temporaryFolder, writeDist } from '../diff/dists';
import { inGateway, reference } from '../support';
import { run } from './run';

/** The reference with some pods in its gateway, under any name. */
function cluster(replicas: number, name: string = reference.name) {
  return { ...inGateway({ replicas }), name };
}

let template: string;
let folder: string;
let dist: string;

/** A repository whose first commit has the reference's `dist/`. */
beforeAll(() => {
  template = mkdtempSync(join(tmpdir(), 'rigging-diff-'));
  writeDist(join(template, 'dist'), cluster(2));
  commitAll(template);
});
afterAll(() => rmSync(template, { recursive: true }));
beforeEach(() => {
  folder = temporaryFolder();
  dist = join(folder, 'dist');
  cpSync(template, folder, { recursive: true });
});

function diff(...args: readonly string[]) {
  return run('diff', args, { cwd: folder });
}

/** Changes one file of the cluster, and its checksum with it, as synth would. */
function scale(): void {
  writeDist(dist, cluster(3));
}

const scaled = [
  'crc',
  '  ~ Deployment istio-ingress/istio-ingressgateway (30-gateways)',
  '      ~ spec.replicas: 2 -> 3',
];

describe('npm run diff', () => {
  it('compares with the last commit, with any other revision, and with a folder', () => {
    cpSync(dist, join(folder, 'before'), { recursive: true });
    scale();

    const told = diff();

    expect(told).toMatchObject({ status: 0, stderr: [], stdout: expect.arrayContaining(scaled) });
    expect(told.stdout.at(-1)).toMatch(/^1 object changed in 1 cluster/);
    git(folder, 'commit', '--quiet', '--all', '--message=second');
    expect(diff().stdout).toEqual(['no object differs']);
    expect(diff('main~1')).toEqual(told);
    expect(diff('before')).toEqual(told);
  });

  it('tells what is the same in several clusters once', () => {
    writeDist(dist, cluster(2, 'east'));
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message=second');
    scale();
    writeDist(dist, cluster(3, 'east'));

    const { stdout } = diff();

    expect(stdout.slice(0, 3)).toEqual(['crc, east (2 clusters)', ...scaled.slice(1)]);
    expect(stdout.at(-1)).toMatch(/^2 objects changed in 2 clusters/);
  });

  it('tells of clusters that came and went, and of files that git does not know yet', () => {
    renameSync(join(dist, 'crc'), join(dist, 'east'));

    const { stdout } = diff();

    expect(stdout).toContain('  + Namespace istio-system (10-namespaces)');
    expect(stdout).toContain('  - Namespace istio-system (10-namespaces)');
    expect(stdout.at(-1)).toMatch(/^(\d+) objects added, \1 removed in 2 clusters; \1 deletions/);
  });

  it('takes a repository without a commit, and a commit without dist/, for one that had nothing', () => {
    rmSync(join(folder, '.git'), { recursive: true });
    git(folder, 'init', '--quiet');

    const { stdout } = diff();

    expect(stdout.at(-1)).toMatch(/^37 objects added in 1 cluster/);
    git(folder, 'add', 'dist/crc/README.md');
    git(folder, 'commit', '--quiet', '--message=first');
    expect(diff().stdout.at(-1)).toMatch(/^37 objects added in 1 cluster/);
  });

  it('works where the folder is not at the top of the repository', () => {
    mkdirSync(join(folder, 'mesh'));
    renameSync(dist, join(folder, 'mesh/dist'));
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message=moved');
    writeDist(join(folder, 'mesh/dist'), cluster(3));

    expect(run('diff', [], { cwd: join(folder, 'mesh') }).stdout).toEqual(expect.arrayContaining(scaled));
    expect(diff('--dist', 'mesh/dist').stdout).toEqual(expect.arrayContaining(scaled));
  });

  it('goes on over a file edited by hand, and says so', () => {
    appendFileSync(join(dist, 'crc/60-routing.yaml'), '# a note\n');
    rmSync(join(dist, 'crc/40-certificates.yaml'));

    const { status, stdout, stderr } = diff();

    expect(status).toBe(0);
    expect(stderr).toEqual([
      'warning dist/crc/40-certificates.yaml: deleted by hand; npm run synth writes it again',
      'warning dist/crc/60-routing.yaml: edited by hand; synth will not overwrite it',
    ]);
    expect(stdout).toContain('  - Issuer istio-ingress/ca-issuer (40-certificates)');
    expect(stdout.join()).not.toContain('60-routing');
  });

  it('repairs what could not be read before: what that held is unknown, and neither added nor deleted', () => {
    const file = join(dist, 'crc/60-routing.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(file, `a: [\n---\n${text}`);
    git(folder, 'commit', '--quiet', '--all', '--message=broken');
    writeFileSync(file, text.split('---\n')[0] ?? '');
    writeDist(dist, cluster(3));

    const { status, stdout, stderr } = diff('--fail-on', 'deletion');

    expect(stderr).toEqual([
      expect.stringMatching(/^warning HEAD:dist\/crc\/60-routing.yaml:\d: .* \(what the file held is not compared\)$/),
      'warning dist/crc/60-routing.yaml: edited by hand; synth will not overwrite it',
    ]);
    expect(stdout.slice(0, 3)).toEqual(scaled);
    expect(stdout.at(-3)).toBe('  cannot be compared: 60-routing.yaml');
    expect(stdout.at(-1)).toMatch(/^1 object changed in 1 cluster; 1 wait; 1 file cannot be compared$/);
    expect(status).toBe(0);
    expect(JSON.parse(diff('--format', 'json').stdout.join('\n'))).toMatchObject({
      clusters: [{ unknownFiles: ['60-routing.yaml'] }],
      summary: { unknownFiles: 1 },
    });
    expect(diff('--format', 'markdown').stdout).toContain('cannot be compared: `60-routing.yaml`');
  });

  it('--fail-on names what must not be, an object on a line', () => {
    rmSync(join(dist, 'crc/10-namespaces.yaml'));
    rmSync(join(dist, 'crc/60-routing.yaml'));

    const { status, stdout, stderr } = diff('--fail-on', 'immutable,deletion');

    const errors = stderr.filter((line) => line.startsWith('error '));
    expect(status).toBe(1);
    expect(stdout.at(-1)).toContain(` ${errors.length} deletions`);
    expect(errors).toContainEqual(
      expect.stringMatching(/^error crc: Route istio-ingress\/bookinfo-gateway-https: deletion: deletes Route/),
    );
    expect(errors).toContainEqual(
      expect.stringMatching(/^error crc: Namespace istio-system: deletion: deletes .*; Argo CD waits until a person/),
    );
    expect(diff('--fail-on', 'immutable').status).toBe(0);
  });

  it('--fail-on names a cluster that is gone once', () => {
    for (const name of ['east', 'west']) writeDist(dist, cluster(2, name));
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message=second');
    rmSync(join(dist, 'east'), { recursive: true });
    rmSync(join(dist, 'west'), { recursive: true });

    expect(diff('--fail-on', 'deletion')).toMatchObject({
      status: 1,
      stderr: ['error east, west (2 clusters): deletion: deletes all 37 objects, the whole folder'],
    });
  });

  it('compares with where this branch left another, and says so', () => {
    git(folder, 'switch', '--quiet', '--create', 'mine');
    scale();
    git(folder, 'commit', '--quiet', '--all', '--message=mine');
    git(folder, 'switch', '--quiet', 'main');
    const parted = git(folder, 'rev-parse', '--short=12', 'main').trim();
    writeDist(dist, cluster(2, 'new'));
    git(folder, 'add', '--all');
    git(folder, 'commit', '--quiet', '--message=of others');
    git(folder, 'switch', '--quiet', 'mine');

    const { status, stdout } = diff('main', '--fail-on', 'deletion');

    expect(status).toBe(0);
    expect(stdout.slice(0, 3)).toEqual(scaled);
    expect(stdout.at(-1)).toMatch(`, compared with ${parted}, where HEAD left main`);
    expect(diff('main', '--format', 'markdown').stdout[0]).toMatch(
      `compared with \`${parted}\`, where HEAD left \`main\``,
    );
    expect(JSON.parse(diff('main', '--format', 'json').stdout.join('\n'))).toMatchObject({ old: 'main', base: parted });
  });

  it('another order in a pod template restarts pods', () => {
    const file = join(dist, 'crc/30-gateways.yaml');
    const env = ['- name: A\n              value: a', '- name: B\n              value: $(A)'];
    const listed = (items: readonly string[]) => items.map((item) => `            ${item}\n`).join('');
    const text = readFileSync(file, 'utf8').replace(/^ {6}containers:\n {8}- /m, `$&env:\n${listed(env)}          `);
    writeFileSync(file, text);
    git(folder, 'commit', '--quiet', '--all', '--message=second');
    writeFileSync(file, text.replace(listed(env), listed(env.toReversed())));

    const { stdout } = diff();
    expect(stdout.join('\n')).toMatch(/env\[[AB]\]: moved from/);
    expect(stdout.at(-1)).toContain('1 restart');
  });

  it('--format json has each object with its fields and meanings', () => {
    scale();

    const { stdout } = diff('--format', 'json');

    expect(JSON.parse(stdout.join('\n'))).toMatchObject({
      old: 'HEAD',
      new: 'dist',
      clusters: [
        {
          cluster: 'crc',
          otherFiles: [],
          objects: [
            {
              change: 'changed',
              stage: '30-gateways',
              apiVersion: 'apps/v1',
              kind: 'Deployment',
              namespace: 'istio-ingress',
              name: 'istio-ingressgateway',
              fields: [{ at: 'spec.replicas', path: ['spec', 'replicas'], kind: 'changed', old: 2, new: 3 }],
              meanings: expect.any(Array),
            },
          ],
        },
      ],
      summary: { added: 0, changed: 1, removed: 0, clusters: 1 },
    });
  });

  it('names each meaning that there is in its help', () => {
    const help = diff('--help').stdout.join(' ').replaceAll(/\s+/g, ' ');

    expect(help).toContain('deletion, immutable, exposure, revision, control-plane, traffic, restart, wait');
  });
});

describe('npm run diff refuses, in one line,', () => {
  it.each([
    [['v0'], '"v0": neither a folder nor a revision that git knows here; fetch it first, or name another'],
    [['HEAD:dist'], expect.stringContaining('"HEAD:dist": neither a folder nor a revision')],
    [['--dist', 'none'], 'none: no folder in it has a SHA256SUMS; name one that npm run synth has written'],
    [['a', 'b'], '"b": one revision or folder is enough; remove it'],
    [['--format', 'yaml'], '--format: "yaml" is not known; known: text, markdown, json'],
    [['--fail-on', 'deletion,restrat'], '--fail-on: "restrat" is not known; did you mean "restart"?'],
    [['--fail'], expect.stringContaining("Unknown option '--fail'")],
  ])('%j', (args, line) => {
    const { status, stdout, stderr } = diff(...args);

    expect([status, stdout, stderr.map((said) => said.replace(/^error /, ''))]).toEqual([2, [], [line]]);
  });

  it('a folder in no repository', () => {
    rmSync(join(folder, '.git'), { recursive: true });

    expect(diff('main')).toEqual({
      status: 2,
      stdout: [],
      stderr: ['error main: not in a git repository; name a folder to compare with'],
    });
  });

  it('a revision that a shallow clone has not', () => {
    const clone = join(temporaryFolder(), 'clone');
    git(folder, 'clone', '--quiet', '--depth=1', `file://${folder}`, clone);

    const { status, stderr } = run('diff', ['origin/next'], { cwd: clone });

    expect([status, stderr]).toEqual([2, [expect.stringMatching(/"origin\/next": .*fetch-depth: 0/)]]);
  });

  it('YAML that cannot be read: all of it', () => {
    writeFileSync(join(dist, 'crc/60-routing.yaml'), 'a: [\n---\nb: [\n');
    writeDist(dist, cluster(2, 'east'));
    writeFileSync(join(dist, 'east/30-gateways.yaml'), 'text\n');

    expect(diff()).toMatchObject({
      status: 2,
      stdout: [],
      stderr: ['crc/60-routing.yaml:2', 'crc/60-routing.yaml:4', 'east/30-gateways.yaml:1'].map((place) =>
        expect.stringMatching(`^error dist/${place}: `),
      ),
    });
  });

  it('what is compared as what it is compared with, and a name of both', () => {
    expect(diff('dist').stderr).toEqual(['error "dist": is what is compared; name a revision or another folder']);
    git(folder, 'branch', 'dist');
    const line = 'error "dist": both a folder and a revision; write ./dist or refs/heads/dist';
    expect(diff('dist')).toEqual({ status: 2, stdout: [], stderr: [line] });
    expect(diff('refs/heads/dist').stdout).toEqual(['no object differs']);
  });

  it('what a newer Rigging wrote, on either side', () => {
    const index = join(dist, 'crc/SHA256SUMS');
    const text = readFileSync(index, 'utf8');
    writeFileSync(index, `# format 2\n${text}`);

    const say = 'written by a newer Rigging (format 2, this one knows 1); update rigging';
    const refusal = { status: 2, stdout: [], stderr: [`error dist/crc: ${say}`] };
    expect(diff()).toEqual(refusal);
    expect(run('check', ['dist'], { cwd: folder })).toEqual(refusal);
    git(folder, 'commit', '--quiet', '--all', '--message=newer');
    writeFileSync(index, text);
    expect(diff()).toEqual({ status: 2, stdout: [], stderr: [`error HEAD:dist/crc: ${say}`] });
  });
});
