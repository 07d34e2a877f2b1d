import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import { reference } from '../support';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rigging-synth-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs synth as `npm run synth` does, in a folder of its own. */
function synth(clusters: unknown, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const command = JSON.stringify(resolve('lib/commands/synth'));
  writeFileSync(join(folder, 'main.ts'), `import { synth } from ${command};\nsynth(${JSON.stringify(clusters)});\n`);
  return runMain(args, env);
}

function runMain(args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('lib/launch/run.mjs'), 'main.ts', ...args], {
    cwd: folder,
    env: { ...process.env, ...env },
    encoding: 'utf8',
  });
  return { status, stdout: stdout.trimEnd(), stderr: stderr.trimEnd() };
}

function tree(): Readonly<Record<string, string>> {
  const dist = join(folder, 'dist');
  const names = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: 'utf8' }) : [];
  const files = names.filter((name) => statSync(join(dist, name)).isFile()).sort();
  return Object.fromEntries(files.map((name) => [name, readFileSync(join(dist, name), 'utf8')]));
}

const [plane] = reference.controlPlanes ?? [];

function withPlane(change: object): ClusterSettings {
  return { ...reference, controlPlanes: [{ ...plane, ...change }] };
}

describe('the committed dist/', () => {
  it('is what main.ts makes', () => {
    const args = [resolve('lib/launch/run.mjs'), 'main.ts', '--check'];
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });

    expect([stdout, stderr]).toEqual(['dist: fresh\n', '']);
  });
});

describe('npm run synth', () => {
  it('writes what dist/ of the project holds, from the same settings', () => {
    const { status, stdout } = synth([reference]);

    const committed = Object.fromEntries(
      readdirSync('dist/crc').map((name) => [join('crc', name), readFileSync(join('dist/crc', name), 'utf8')]),
    );
    expect([status, stdout]).toEqual([0, 'dist/crc: 37 objects in 8 files; 8 created']);
    expect(tree()).toEqual(committed);
  });

  it('gives the same bytes in another time zone and language', () => {
    synth([reference], [], { TZ: 'UTC', LANG: 'C' });
    const first = tree();
    rmSync(join(folder, 'dist'), { recursive: true });
    synth([reference], [], { TZ: 'Asia/Tokyo', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' });

    expect(tree()).toEqual(first);
  });

  it('leaves unchanged files untouched', () => {
    synth([reference]);
    const before = statSync(join(folder, 'dist/crc/00-operators.yaml'));
    const { stdout } = synth([withPlane({ version: 'v1.30.1' })]);

    const after = statSync(join(folder, 'dist/crc/00-operators.yaml'));
    expect(stdout).toBe('dist/crc: 37 objects in 8 files; 2 changed, 6 unchanged');
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });

  it('removes the files of a cluster that is gone and keeps what it did not write', () => {
    synth([reference, { ...reference, name: 'old' }]);
    writeFileSync(join(folder, 'dist/old/notes.md'), 'mine');
    const { status, stdout, stderr } = synth([reference]);

    expect(status).toBe(0);
    expect(stderr).toBe('warning dist/old/notes.md: not written by Rigging, left alone');
    expect(stdout.split('\n')[1]).toBe('dist/old: 8 removed');
    expect(Object.keys(tree()).filter((name) => name.startsWith('old'))).toEqual(['old/notes.md']);
  });

  it('leaves a file edited by hand alone, says so, and writes the others', () => {
    synth([reference]);
    appendFileSync(join(folder, 'dist/crc/60-routing.yaml'), '# by hand\n');
    const { status, stderr } = synth([withPlane({ version: 'v1.30.1' })]);

    expect([status, stderr]).toEqual([
      1,
      'error dist/crc/60-routing.yaml: edited by hand, left alone; move the edit to main.ts, delete the file, synth again',
    ]);
    expect(tree()['crc/60-routing.yaml']).toMatch(/# by hand\n$/);
    expect(tree()['crc/20-control-plane.yaml']).toContain('version: v1.30.1');
  });

  it('writes files anew to which git gave the line endings of Windows, and says how to keep it from that', () => {
    const clusters = [reference, { name: 'old', appsDomain: 'apps.old.acme.org' }];
    synth(clusters);
    const before = tree();
    for (const [name, text] of Object.entries(before)) {
      writeFileSync(join(folder, 'dist', name), text.replaceAll('\n', '\r\n'));
    }
    const warning =
      'warning dist: files have the line endings of Windows; write "dist/** text eol=lf" to .gitattributes, which keeps git from making them';

    expect(synth(clusters, ['--check'])).toEqual({
      status: 1,
      stdout: '',
      stderr: [warning, 'error dist/crc: stale; run npm run synth', 'error dist/old: stale; run npm run synth'].join(
        '\n',
      ),
    });
    expect(synth(clusters)).toEqual({
      status: 0,
      stdout: 'dist/crc: 37 objects in 8 files; 8 converted\ndist/old: 8 objects in 4 files; 4 converted',
      stderr: warning,
    });
    expect(tree()).toEqual(before);
  });

  it('mends an index in conflict, and says how to mend a file', () => {
    synth([reference]);
    const before = tree();
    const inConflict = (text: string) => `<<<<<<< HEAD\n${text}=======\n${text}>>>>>>> other\n`;
    for (const name of ['crc/SHA256SUMS', 'crc/60-routing.yaml']) {
      writeFileSync(join(folder, 'dist', name), inConflict(before[name] ?? ''));
    }

    expect(synth([reference])).toMatchObject({
      status: 1,
      stderr: 'error dist/crc/60-routing.yaml: has conflict markers; delete the file, then npm run synth',
    });
    rmSync(join(folder, 'dist/crc/60-routing.yaml'));
    expect(synth([reference])).toMatchObject({ status: 0, stderr: '' });
    expect(tree()).toEqual(before);
  });

  it('copies the files where cdk8s looks for them', () => {
    synth([reference], [], { CDK8S_OUTDIR: join(folder, 'elsewhere') });

    expect(readdirSync(join(folder, 'elsewhere/crc')).sort()).toEqual(readdirSync(join(folder, 'dist/crc')).sort());
  });

  it('tells how it is used', () => {
    const { status, stdout } = synth([reference], ['--help']);

    expect([status, stdout.split('\n')[0]]).toEqual([0, 'usage: npm run synth -- [--check] [--cluster NAME]']);
    expect(tree()).toEqual({});
  });
});

describe('npm run synth -- --check', () => {
  it('finds what was just written fresh', () => {
    synth([reference]);

    expect(synth([reference], ['--check'])).toEqual({ status: 0, stdout: 'dist: fresh', stderr: '' });
  });

  it('names stale, missing, edited and foreign files and writes nothing', () => {
    synth([reference]);
    rmSync(join(folder, 'dist/crc/00-operators.yaml'));
    appendFileSync(join(folder, 'dist/crc/60-routing.yaml'), '# by hand\n');
    writeFileSync(join(folder, 'dist/crc/kustomization.yaml'), 'resources: []\n');
    const before = tree();
    const { status, stderr } = synth([withPlane({ version: 'v1.30.1' })], ['--check']);

    expect(status).toBe(1);
    expect(stderr.split('\n')).toEqual([
      'warning dist/crc/kustomization.yaml: not written by Rigging, left alone',
      'error dist/crc/00-operators.yaml: missing; run npm run synth',
      'error dist/crc/20-control-plane.yaml: stale; run npm run synth',
      'error dist/crc/README.md: stale; run npm run synth',
      'error dist/crc/SHA256SUMS: stale; run npm run synth',
      'error dist/crc/60-routing.yaml: edited by hand, left alone; move the edit to main.ts, delete the file, synth again',
    ]);
    expect(tree()).toEqual(before);
  });

  it('names a cluster that is no longer rendered', () => {
    synth([reference, { name: 'old', appsDomain: 'apps.example.com' }]);
    const { status, stderr } = synth([reference], ['--check']);

    expect(status).toBe(1);
    expect(stderr.split('\n')[0]).toBe('error dist/old/00-operators.yaml: no longer rendered; run npm run synth');
  });
});

describe('bad input', () => {
  it.each([
    ['an unknown release', [{ ...reference, release: '3.9' }]],
    ['an unknown Istio version', [withPlane({ version: 'v9.9.9' })]],
    ['an empty apps domain', [{ ...reference, appsDomain: '' }]],
    ['a scheme', [{ ...reference, appsDomain: 'https://apps.example.com' }]],
    ['two clusters of one name', [reference, reference]],
    ['a cluster name that would leave dist/', [{ ...reference, name: '../up' }]],
    ['an application in the control plane namespace', [withPlane({ namespaces: ['istio-system'] })]],
    ['no list', 'everything'],
    ['an empty list', []],
    ['an unknown option', [reference], ['--fast']],
  ])('%s gets lines that name it, exit status 2 and no file', (_, clusters, args: readonly string[] = []) => {
    const { status, stdout, stderr } = synth(clusters, args);

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^(error .+\n?)+$/);
    expect(stderr).not.toMatch(/ at .+:\d+:\d+/);
    expect(existsSync(join(folder, 'dist'))).toBe(false);
  });

  it('leaves the old tree standing', () => {
    synth([reference]);
    const before = tree();
    const { status } = synth([{ ...reference, appsDomain: '*' }, withPlane({ version: 'v1.30.1' })]);

    expect(status).toBe(2);
    expect(tree()).toEqual(before);
  });

  it('a finding names its object, field and stage, and nothing is written', () => {
    const lib = resolve('lib');
    const settings = JSON.stringify(reference);
    writeFileSync(
      join(folder, 'main.ts'),
      `import { synth } from ${JSON.stringify(join(lib, 'commands/synth'))};
       import { CertificateAuthority } from ${JSON.stringify(join(lib, 'constructs/certificates/certificate-authority'))};
       synth([{ ...${settings}, extend: ({ certificates }) => {
         new CertificateAuthority(certificates, 'again', { namespace: { name: 'istio-ingress' }, selfSignedIssuer: { kind: 'ClusterIssuer', name: 'selfsigned-issuer' } });
       } }]);`,
    );
    const { status, stderr } = runMain();

    expect(status).toBe(1);
    expect(stderr.split('\n')).toEqual([
      'error API006 Certificate istio-ingress/selfsigned-ca: Certificate "selfsigned-ca" of namespace "istio-ingress" is written twice; remove or rename one of the two  (crc/40-certificates)',
      'error API006 Issuer istio-ingress/ca-issuer: Issuer "ca-issuer" of namespace "istio-ingress" is written twice; remove or rename one of the two  (crc/40-certificates)',
    ]);
    expect(tree()).toEqual({});
  });

  it('a mistake in main.ts is named with its line', () => {
    writeFileSync(join(folder, 'main.ts'), 'const a = 1;\nconst b = ;\n');
    const syntax = runMain();
    writeFileSync(join(folder, 'main.ts'), 'const a = JSON.parse("{}").none;\n\na.b();\n');
    const thrown = runMain();

    expect(syntax).toEqual({ status: 2, stdout: '', stderr: 'error main.ts:2: Unexpected ";"' });
    expect(thrown).toEqual({
      status: 2,
      stdout: '',
      stderr: "error main.ts:3: Cannot read properties of undefined (reading 'b')",
    });
  });

  it('a second call is refused, since it would remove what the first wrote', () => {
    const command = JSON.stringify(resolve('lib/commands/synth'));
    const text = `import { synth } from ${command};\nsynth([${JSON.stringify(reference)}]);\nsynth([]);\n`;
    writeFileSync(join(folder, 'main.ts'), text);

    expect(runMain()).toMatchObject({
      status: 2,
      stderr: 'error synth was called before; call it once, with all clusters',
    });
  });

  it('a dist/ that is a file is named', () => {
    writeFileSync(join(folder, 'dist'), 'mine');
    const { status, stderr } = synth([reference]);

    expect(status).toBe(2);
    expect(stderr).toMatch(/^error dist: .+; nothing was changed$/);
    expect(readFileSync(join(folder, 'dist'), 'utf8')).toBe('mine');
  });
});

describe('cdk8s synth', () => {
  it('writes the same files', () => {
    for (const name of ['lib', 'imports', 'cdk8s.yaml', 'main.ts', 'package.json', 'tsconfig.json']) {
      cpSync(name, join(folder, name), { recursive: true });
    }
    const link = spawnSync('ln', ['-s', resolve('node_modules'), join(folder, 'node_modules')]);
    const cdk8s = resolve('node_modules/cdk8s-cli/bin/cdk8s');
    const { status } = spawnSync(process.execPath, [cdk8s, 'synth', '--check-upgrade=false', '--output', 'out'], {
      cwd: folder,
    });

    expect([link.status, status]).toEqual([0, 0]);
    expect(Object.keys(tree())).toHaveLength(9);
    for (const [name, text] of Object.entries(tree())) {
      expect(text).toBe(readFileSync(join('dist', name), 'utf8'));
      expect(text).toBe(readFileSync(join(folder, 'out', name), 'utf8'));
    }
  });
});
