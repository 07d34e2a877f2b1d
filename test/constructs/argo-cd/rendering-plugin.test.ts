import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { App, Chart } from 'cdk8s';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { RenderingPlugin } from '../../../lib/constructs/argo-cd/rendering-plugin';

const chart = new Chart(new App(), 'argocd');
const plugin = new RenderingPlugin(chart, 'plugin', {
  namespace: 'openshift-gitops',
  image: 'registry.acme.org/mesh:1',
});
const [configMap] = chart.toJson();
const { spec } = parse(configMap.data['plugin.yaml']);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rigging-plugin-'));
  mkdirSync(join(folder, 'image/node_modules'), { recursive: true });
  mkdirSync(join(folder, 'source'));
  write('image/package-lock.json', '{ "name": "acme-mesh" }\n');
  write('source/package-lock.json', '{ "name": "acme-mesh" }\n');
  write(
    'source/package.json',
    JSON.stringify({ scripts: { synth: `node ${resolve('lib/launch/rigging.mjs')} synth` } }),
  );
  write('source/main.ts', readFileSync('main.ts', 'utf8'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

/** Runs a command of the plugin as its server does: in the folder of the source, with the variables of the Application. */
function run(step: 'init' | 'generate', env: Readonly<Record<string, string>> = {}) {
  const [command, ...args] = [...spec[step].command, ...spec[step].args];
  const variables = { ...process.env, HOME: folder, IMAGE_FOLDER: join(folder, 'image'), ...env };
  return spawnSync(command, args, { cwd: join(folder, 'source'), env: variables, encoding: 'utf8' });
}

/** An `npm` that says what it was asked. */
function replaceNpm(): Readonly<Record<string, string>> {
  mkdirSync(join(folder, 'bin'));
  write('bin/npm', '#!/bin/sh\necho "npm $*"\n');
  chmodSync(join(folder, 'bin/npm'), 0o755);
  return { PATH: `${join(folder, 'bin')}:${process.env.PATH}` };
}

function dist(isAsked: (name: string) => boolean): string {
  const names = readdirSync('dist/crc').filter((name) => name.endsWith('.yaml') && isAsked(name));
  return names.map((name) => readFileSync(join('dist/crc', name), 'utf8')).join('---\n');
}

describe('the plugin', () => {
  it('prints the part of a cluster as it stands in dist/, and writes nothing', () => {
    expect(run('init').status).toBe(0);
    const before = readdirSync(join(folder, 'source'));
    const operators = run('generate', { ARGOCD_ENV_CLUSTER: 'crc', ARGOCD_ENV_PART: 'operators' });
    const mesh = run('generate', { ARGOCD_ENV_CLUSTER: 'crc', ARGOCD_ENV_PART: 'mesh' });

    expect([operators.status, mesh.status]).toEqual([0, 0]);
    expect(operators.stdout).toBe(dist((name) => name === '00-operators.yaml'));
    expect(mesh.stdout).toBe(dist((name) => name !== '00-operators.yaml'));
    expect(readdirSync(join(folder, 'source'))).toEqual(before);
  });

  it('prints nothing of settings that cannot work, and says why', () => {
    run('init');
    write('source/main.ts', readFileSync('main.ts', 'utf8').replace('v1.30.3', 'v1.26.8'));
    const { status, stdout, stderr } = run('generate', { ARGOCD_ENV_CLUSTER: 'crc', ARGOCD_ENV_PART: 'mesh' });

    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('error crc: controlPlanes[0].version: release 3.4 cannot install Istio v1.26.8');
  });

  it('fails where an Application does not say what to render', () => {
    expect(run('generate', { ARGOCD_ENV_PART: 'mesh' })).toMatchObject({ stdout: '' });
    expect(run('generate', { ARGOCD_ENV_PART: 'mesh' }).status).not.toBe(0);
    expect(run('generate', { ARGOCD_ENV_CLUSTER: 'crc' }).status).not.toBe(0);
  });

  it('takes the packages of its image, so that it needs no registry', () => {
    const { stdout } = run('init', replaceNpm());

    expect(stdout).toBe('');
    expect(existsSync(join(folder, 'source/node_modules'))).toBe(true);
  });

  it.each([
    ['has others', () => write('image/package-lock.json', '{ "name": "older" }\n')],
    ['has none', () => rmSync(join(folder, 'image'), { recursive: true })],
  ])('installs the packages of the lock file where its image %s', (_, change) => {
    change();
    const { status, stdout } = run('init', replaceNpm());

    expect([status, stdout]).toEqual([0, 'npm ci --no-audit --no-fund\n']);
  });

  it('runs where the pod has all that it mounts, as the user that the namespace gives', () => {
    const { sidecar, volumes } = plugin;
    const known = ['var-files', 'plugins', ...volumes.map(({ name }) => name)];

    expect(sidecar.image).toBe('registry.acme.org/mesh:1');
    expect(sidecar.command).toEqual(['/var/run/argocd/argocd-cmp-server']);
    expect(known).toEqual(expect.arrayContaining((sidecar.volumeMounts ?? []).map(({ name }) => name)));
    expect(sidecar.volumeMounts).toContainEqual({
      name: configMap.metadata.name,
      mountPath: '/home/argocd/cmp-server/config',
    });
    expect(volumes).toContainEqual({ name: configMap.metadata.name, configMap: { name: configMap.metadata.name } });
    expect(sidecar.securityContext).toEqual({
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      runAsNonRoot: true,
      seccompProfile: { type: 'RuntimeDefault' },
    });
  });
});
