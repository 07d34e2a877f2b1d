import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inPlainWords } from '../output/failure';
import { isFresh, planRemovedClusters, planTree, type TreePlan } from '../output/plan';
import { leftAloneLines, staleLines, writtenLine } from '../output/summary';
import { recover, writeTree } from '../output/write';
import { findingLine } from '../report/finding-line';
import { told } from '../report/told';
import type { ClusterSettings } from '../settings/cluster-settings';
import type { DeliverySettings } from '../settings/delivery-settings';
import { resolveClusters } from '../settings/resolve-clusters';
import { resolveDelivery } from '../settings/resolve-delivery';
import type { Synthesis } from '../synth/synth';
import { plan } from './plan';
import { refuse } from './refuse';
import { synthesize } from './synthesize';
import { synthesizeArgoCD } from './synthesize-argo-cd';

const HELP = `usage: npm run synth -- [--check]

Writes the manifests of every cluster in main.ts to dist/<cluster>/, once they are checked (docs/rules.md).

  --check   write nothing; name the files that are stale, missing, edited or foreign

exit status: 0 written, or fresh; 1 a finding of severity error, an object that cannot be written, a file edited by
hand, or dist/ is stale; 2 wrong settings or usage, or dist/ cannot be written
`;

const DIST = 'dist';

let called = false;

/**
 * Takes the clusters of `main.ts`, and how they are delivered, and does with them what the command line says: writes them,
 * unless it says `plan`.
 */
export function synth(settings: readonly ClusterSettings[], delivery: DeliverySettings = {}): void {
  refuse(called ? ['synth was called before; call it once, with all clusters'] : [], 2);
  called = true;
  const [command, ...args] = process.argv.slice(2);
  if (command === 'plan') plan(settings, args);
  else render(settings, delivery);
}

/** Renders clusters to `dist/`: the command behind `npm run synth`. */
function render(settings: readonly ClusterSettings[], deliverySettings: DeliverySettings): void {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return void process.stdout.write(HELP);
  const { clusters, faults } = resolveClusters(settings);
  const delivery = resolveDelivery(deliverySettings, clusters);
  refuse([...faults, ...delivery.faults], 2);
  const synthesized = clusters.map(synthesize);
  if (delivery.argoCD) synthesized.push(synthesizeArgoCD(delivery.argoCD, clusters, synthesized));
  refuse(synthesized.flatMap(faultLines), 1);
  tell(synthesized);
  if (values.check) check(synthesized);
  else write(synthesized);
}

function faultLines({ cluster, faults }: Synthesis): readonly string[] {
  return faults.map(({ stage, on, say }) => `${cluster}: ${on}: ${say} (${stage})`);
}

/** Says what the checks found; with an error among it, that is all. */
function tell(synthesized: readonly Synthesis[]): void {
  for (const { cluster, findings } of synthesized) {
    for (const finding of findings) {
      const line = findingLine(told(finding), `${cluster}/${finding.stage}`, process.stderr);
      process.stderr.write(`${line}\n`);
    }
  }
  if (synthesized.some(({ findings }) => findings.some(({ severity }) => severity === 'error'))) process.exit(1);
}

/** Names every file that is not what the settings make now. */
function check(synthesized: readonly Synthesis[]): void {
  const plans = plansOf(synthesized);
  warn(plans);
  refuse(plans.flatMap(complaints), 1);
  process.stdout.write(`${DIST}: fresh\n`);
}

function write(synthesized: readonly Synthesis[]): void {
  recover(DIST);
  const plans = plansOf(synthesized);
  for (const plan of plans) writeTree(plan);
  warn(plans);
  const byCluster = new Map(synthesized.map((synthesis) => [synthesis.cluster, synthesis]));
  for (const plan of plans) {
    const { objectCount = 0, findings = [] } = byCluster.get(plan.cluster) ?? {};
    process.stdout.write(`${writtenLine(plan, objectCount, findings.length)}\n`);
  }
  writeForCdk8s(synthesized);
  refuse(
    plans.flatMap((plan) => leftAloneLines(plan).errors),
    1,
  );
}

function plansOf(synthesized: readonly Synthesis[]): readonly TreePlan[] {
  return [
    ...synthesized.map(({ cluster, files }) => planTree(DIST, cluster, files)),
    ...planRemovedClusters(
      DIST,
      synthesized.map(({ cluster }) => cluster),
    ),
  ];
}

function complaints(plan: TreePlan): readonly string[] {
  const lines = [...staleLines(plan), ...leftAloneLines(plan).errors];
  return lines.length > 0 || isFresh(plan) ? lines : [`${join(DIST, plan.cluster)}: stale; run npm run synth`];
}

function warn(plans: readonly TreePlan[]): void {
  for (const warning of plans.flatMap((plan) => leftAloneLines(plan).warnings)) {
    process.stderr.write(`warning ${warning}\n`);
  }
}

/** `cdk8s synth` looks for the result where it says, a folder that it has just deleted: a copy serves it. */
function writeForCdk8s(synthesized: readonly Synthesis[]): void {
  const { CDK8S_OUTDIR: outdir } = process.env;
  if (outdir === undefined || resolve(outdir) === resolve(DIST)) return;
  // Its own folder and the one above; a recursive mkdir never ends where nothing can be made, such as /proc (Node 20).
  inPlainWords(outdir, `${DIST}/ is written all the same`, () => {
    for (const folder of [dirname(outdir), outdir]) if (!existsSync(folder)) mkdirSync(folder);
  });
  for (const { cluster, files } of synthesized) writeTree(planTree(outdir, cluster, files));
}
