import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { writeTenants } from './tenants';
import { fleetRuns } from './whole-fleet';
import { type Case, type Timing, timeCommands } from './whole-process';

/** Prints what synth and check cost, whole process and stage by stage, beside the stock tools. It judges nothing. */
const runs = 9;
const scratch = mkdtempSync(join(tmpdir(), 'rigging-bench-'));
const node = process.execPath;
const launch = 'lib/launch/run.mjs';
const floor: Case = { name: 'node -e 0', command: [node, '-e', '0'] };

process.stdout.write(`${process.version} on ${process.platform} ${process.arch}, ${runs} runs each, side by side\n\n`);
printTimings(timeCommands(cases(), runs));
printTimings(timeCommands(afterAnEdit(), runs));
printFleet([1, 100, 200, 400, 800, 1000]);
for (const clusters of [10, 100, 1000]) printFleetRuns(clusters);
const meshes = [1, 31, 312].map(meshOf);
printTimings(timeCommands([floor, ...meshes.map(checkOf)], runs));
printChecks(['dist/crc', ...meshes]);
rmSync(scratch, { recursive: true });

function cases(): readonly Case[] {
  const cdk8s = join('node_modules', 'cdk8s-cli', 'bin', 'cdk8s');
  const stock = `${node} ${launch} bench/stock.ts`;
  return [
    floor,
    { name: 'synth', command: [node, launch, 'main.ts'] },
    { name: 'synth --check', command: [node, launch, 'main.ts', '--check'] },
    { name: 'npm run synth', command: ['npm', 'run', '--silent', 'synth'] },
    {
      name: 'the same charts written by cdk8s',
      command: [node, launch, 'bench/stock.ts'],
      env: { CDK8S_OUTDIR: join(scratch, 'app') },
    },
    {
      name: 'the same through cdk8s synth',
      command: [node, cdk8s, 'synth', '--check-upgrade=false', '--app', stock, '--output', join(scratch, 'stock')],
    },
    ...kustomize(),
  ];
}

/** An edit of `main.ts` has that bundled anew; where the launcher kept nothing, it bundles Rigging too. */
function afterAnEdit(): readonly Case[] {
  const command = [node, launch, 'main.ts'] as const;
  const edit = () => utimesSync('main.ts', new Date(), new Date());
  const forget = () => rmSync('node_modules/.cache/rigging', { recursive: true, force: true });
  return [
    floor,
    { name: 'synth after an edit', command, prepare: edit },
    { name: 'synth with nothing kept', command, prepare: forget },
  ];
}

/** Kustomize over the same files: it reads and prints them, and checks and changes nothing. */
function kustomize(): readonly Case[] {
  if (spawnSync('kubectl', ['version', '--client']).status !== 0) return [];
  const folder = join(scratch, 'kustomize');
  cpSync('dist/crc', folder, { recursive: true });
  const resources = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  writeFileSync(join(folder, 'kustomization.yaml'), JSON.stringify({ resources }));
  return [{ name: 'kubectl kustomize dist/crc', command: ['kubectl', 'kustomize', folder] }];
}

function printTimings(timings: readonly Timing[]): void {
  const floor = timings[0]?.medianSeconds ?? Number.NaN;
  const rows = timings.map(({ name, minimumSeconds, medianSeconds, maximumSeconds }) => [
    name,
    ...[minimumSeconds, medianSeconds, maximumSeconds].map((seconds) => seconds.toFixed(3)),
    (medianSeconds / floor).toFixed(1),
  ]);
  printTable(['command', 'min s', 'median s', 'max s', 'of node -e 0'], rows);
}

/** A correct mesh of so many tenants, some 32 objects each. */
function meshOf(tenants: number): string {
  const folder = join(scratch, `${tenants}-tenants`);
  writeTenants(folder, tenants);
  return folder;
}

function checkOf(folder: string): Case {
  const options = ['--openshift', '4.20', '--apps-domain', 'apps.ocp.acme.org'];
  return { name: `check ${basename(folder)}`, command: [node, launch, 'lib/commands/check.ts', ...options, folder] };
}

/** What a script of this folder measures in a process of its own. */
interface Measured {
  readonly counts: Readonly<Record<string, number>>;
  readonly totalMilliseconds: number;
  readonly peakMebibytes: number;
  readonly milliseconds: Readonly<Record<string, number>>;
}

function printFleet(counts: readonly number[]): void {
  printStages(counts.map((count) => measured('bench/fleet.ts', String(count))));
}

/** Once each: they take long, and write much. */
function printFleetRuns(clusters: number): void {
  const rows = fleetRuns(clusters).map(({ name, seconds, peakMebibytes }) => [
    name,
    seconds.toFixed(2),
    Number.isNaN(peakMebibytes) ? '' : peakMebibytes.toFixed(0),
  ]);
  printTable([`${clusters} clusters`, 's', 'peak MiB'], rows);
}

function printChecks(folders: readonly string[]): void {
  printStages(folders.map((folder) => measured('bench/check.ts', folder)));
}

function measured(script: string, argument: string): Measured {
  const { stdout, stderr } = spawnSync(node, [launch, script, argument], { encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout) as Measured;
}

/** One row each; the first of the counts is what the time for each is told of. */
function printStages(all: readonly Measured[]): void {
  const names = Object.keys(all[0]?.counts ?? {});
  const stages = Object.keys(all[0]?.milliseconds ?? {});
  const rows = all.map(({ counts, totalMilliseconds, peakMebibytes, milliseconds }) => [
    ...names.map((name) => String(counts[name])),
    totalMilliseconds.toFixed(0),
    (totalMilliseconds / (counts[names[0] ?? ''] ?? Number.NaN)).toFixed(2),
    peakMebibytes.toFixed(0),
    ...stages.map((stage) => (milliseconds[stage] ?? Number.NaN).toFixed(1)),
  ]);
  printTable([...names, 'total ms', 'ms each', 'peak MiB', ...stages.map((stage) => `${stage} ms`)], rows);
}

function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ');
  process.stdout.write(`${[head, ...rows].map(line).join('\n')}\n\n`);
}
