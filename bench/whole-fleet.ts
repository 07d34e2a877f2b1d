import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { reference } from '../test/support';

/** What a run of a whole process took, by what was to be done. */
export interface FleetRun {
  readonly name: string;
  readonly seconds: number;
  /** Of the whole process, all its threads. */
  readonly peakMebibytes: number;
}

/** Overlays that kustomize is timed over; it takes as long for each. */
const overlays = 20;

/** Times `synth` over a fleet of the reference mesh as a person waits for it, and kustomize over some of what it wrote. */
export function fleetRuns(clusters: number): readonly FleetRun[] {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-bench-fleet-'));
  mkdirSync(join(folder, 'node_modules'));
  const run = (name: string, organization: string, ...args: readonly string[]) => {
    writeFileSync(join(folder, 'main.ts'), mainOf(clusters, organization));
    return timed(name, folder, args);
  };
  const warm = run('warm-up of the library', 'Acme', '--help');
  const runs = [
    run('cold', 'Acme'),
    run('nothing changed', 'Acme'),
    run('--check', 'Acme', '--check'),
    run('one cluster changed', 'Other'),
    run('--cluster, changed', 'Acme', '--cluster', 'cluster-0'),
    ...kustomizeRuns(folder, clusters),
  ];
  rmSync(folder, { recursive: true });
  return [warm, ...runs];
}

/** A `main.ts` of the reference mesh in so many clusters; the certificate of the first is of this organization. */
function mainOf(clusters: number, organization: string): string {
  return `import { synth } from 'rigging';
process.on('exit', () => process.stderr.write(String(process.resourceUsage().maxRSS)));
const reference = ${JSON.stringify(reference)};
const fleet = Array.from({ length: ${clusters} }, (_, i) => ({
  ...structuredClone(reference), name: \`cluster-\${i}\`, appsDomain: \`apps.cluster-\${i}.acme.org\`,
}));
fleet[0].controlPlanes[0].applications[0].expose.certificate.subject.organizations = ['${organization}'];
synth(fleet);
`;
}

function timed(name: string, folder: string, args: readonly string[]): FleetRun {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [resolve('lib/launch/run.mjs'), 'main.ts', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(stderr);
  return { name, seconds: (performance.now() - start) / 1000, peakMebibytes: Number(stderr) / 1024 };
}

/** Kustomize makes a cluster of another by patching its hosts; it proves nothing. */
function kustomizeRuns(folder: string, clusters: number): readonly FleetRun[] {
  if (spawnSync('kubectl', ['version', '--client']).status !== 0) return [];
  const base = join(folder, 'base');
  cpSync(join(folder, 'dist', 'cluster-0'), base, { recursive: true });
  const resources = readdirSync(base).filter((name) => name.endsWith('.yaml'));
  writeFileSync(join(base, 'kustomization.yaml'), JSON.stringify({ resources }));
  const paths = Array.from({ length: overlays }, (_, i) => overlay(folder, i));
  const start = performance.now();
  for (const path of paths) {
    const { status, stderr } = spawnSync('kubectl', ['kustomize', path], { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }
  const seconds = (performance.now() - start) / 1000;
  return [
    { name: `kubectl kustomize, ${overlays} overlays`, seconds, peakMebibytes: Number.NaN },
    { name: 'the same, scaled', seconds: (seconds * clusters) / overlays, peakMebibytes: Number.NaN },
  ];
}

function overlay(folder: string, i: number): string {
  const path = join(folder, `overlay-${i}`);
  const host = `bookinfo.apps.overlay-${i}.acme.org`;
  const patch = (kind: string, at: string, value: unknown) => ({
    target: { kind },
    patch: JSON.stringify([{ op: 'replace', path: at, value }]),
  });
  const patches = [patch('Route', '/spec/host', host), patch('VirtualService', '/spec/hosts', [host])];
  mkdirSync(path);
  writeFileSync(join(path, 'kustomization.yaml'), JSON.stringify({ resources: ['../base'], patches }));
  return path;
}
