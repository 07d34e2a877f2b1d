import { parseArgs } from 'node:util';
import { KeptOutcomes } from '../fleet/kept-outcomes';
import type { Rendered } from '../fleet/render-all';
import { argoCDFolder } from '../platform/argo-cd-applications';
import { findingLine } from '../report/finding-line';
import type { ClusterSettings } from '../settings/cluster-settings';
import type { DeliverySettings } from '../settings/delivery-settings';
import { resolveClusters } from '../settings/resolve-clusters';
import { resolveDelivery } from '../settings/resolve-delivery';
import { isSound } from '../synth/synth';
import { plan } from './plan';
import { complain, refuse } from './refuse';
import { checkDist } from './synth/check-dist';
import { DIST } from './synth/dist';
import { printFaults, printManifests } from './synth/print-manifests';
import { renderClusters } from './synth/render-clusters';
import { tryCdk8sFolder, writeDist } from './synth/write-dist';
import { unknown } from './unknown';

const HELP = `usage: npm run synth -- [--check] [--cluster NAME]
       npm run synth -- --stdout [--cluster NAME] [--part operators|mesh]

Writes the manifests of every cluster in main.ts to dist/<cluster>/, once they are checked (docs/rules.md). Nothing is
written while anything is wrong with any of them.

  --check          write nothing; name the files that are stale, missing, edited or foreign
  --cluster NAME   only this cluster's folder; the settings of all are read
  --stdout         write nothing; print the manifests of a cluster, as YAML
  --part PART      of these, what brings the operators, or all that needs them

exit status: 0 written, or fresh; 1 a finding of severity error, an object that cannot be written, a file edited by
hand, or dist/ is stale; 2 wrong settings or usage, or dist/ cannot be written
`;

let called = false;

/**
 * Takes the clusters of `main.ts`, and how they are delivered, and does with them what the command line says: writes them,
 * unless it says `plan`. The launcher calls it once `main.ts` has run.
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
  const { check, cluster, stdout, part, help } = parseArgs({
    options: {
      check: { type: 'boolean' },
      cluster: { type: 'string' },
      stdout: { type: 'boolean' },
      part: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
  if (help) return void process.stdout.write(HELP);
  const { clusters, faults } = resolveClusters(settings);
  const { argoCD, faults: deliveryFaults } = resolveDelivery(deliverySettings, clusters);
  refuse([...faults, ...deliveryFaults], 2);
  const names = clusters.map(({ name }) => name);
  refuse(unknown('--cluster', cluster, names), 2);
  const asked = clusters.filter(({ name }) => name === (cluster ?? name));
  refuse(printFaults({ stdout, part, check }, asked.length), 2);
  const kept = !stdout && tryCdk8sFolder() === undefined ? KeptOutcomes.read() : undefined;
  const { rendered, thrown } = renderClusters(DIST, asked, cluster === undefined && !stdout ? argoCD : undefined, kept);
  kept?.write(new Set([...names, argoCDFolder]));
  tell(rendered);
  if (thrown.length > 0) throw new AggregateError(thrown);
  if (!rendered.every(isSound)) process.exit(1);
  if (stdout) printManifests(rendered, part);
  else if (check) checkDist(rendered, { cluster });
  else writeDist(rendered, { cluster });
}

/** Says why objects could not be rendered, and what the checks found. */
function tell(rendered: readonly Rendered[]): void {
  for (const { name, faults, findings } of rendered) {
    complain(faults.map(({ stage, on, say }) => `${name}: ${on}: ${say} (${stage})`));
    for (const finding of findings) {
      process.stderr.write(`${findingLine(finding, `${name}/${finding.stage}`, process.stderr)}\n`);
    }
  }
}
