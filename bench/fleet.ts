import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { App } from 'cdk8s';
import { cluster as placeCharts } from '../lib/cluster';
import { surroundingsOf } from '../lib/commands/synth/surroundings';
import { planTree } from '../lib/output/plan';
import { writeTrees } from '../lib/output/write';
import { resolveClusters } from '../lib/settings/resolve-clusters';
import { synth } from '../lib/synth/synth';
import { reference } from '../test/support';

/** Renders and writes N clusters of the reference mesh, and prints what each stage of the pipeline took, as JSON. */
const count = Number(process.argv[2] ?? 1);
const dist = mkdtempSync(join(tmpdir(), 'rigging-bench-'));
const milliseconds = { settings: 0, charts: 0, objects: 0, write: 0, 'write, unchanged': 0 };

const start = performance.now();
const { clusters } = timed('settings', () =>
  resolveClusters(Array.from({ length: count }, (_, i) => ({ ...reference, name: `cluster-${i}` }))),
);
const synthesized = clusters.map((cluster) => {
  const app = new App();
  timed('charts', () => placeCharts(app, cluster));
  return timed('objects', () => synth(cluster.name, app, surroundingsOf(cluster)));
});
timed('write', writeAll);
const totalMilliseconds = performance.now() - start;
timed('write, unchanged', writeAll);
rmSync(dist, { recursive: true });

const peakMebibytes = process.resourceUsage().maxRSS / 1024;
process.stdout.write(
  `${JSON.stringify({ counts: { clusters: count }, totalMilliseconds, peakMebibytes, milliseconds })}\n`,
);

function writeAll(): void {
  writeTrees(synthesized.map(({ cluster, files }) => planTree(dist, cluster, files)));
}

function timed<T>(stage: keyof typeof milliseconds, step: () => T): T {
  const before = performance.now();
  const result = step();
  milliseconds[stage] += performance.now() - before;
  return result;
}
