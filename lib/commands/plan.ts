import { parseArgs } from 'node:util';
import { newestOssmRelease, type OssmReleaseName, ossmReleases } from '../platform/ossm';
import type { ClusterSettings } from '../settings/cluster-settings';
import { resolveClusters } from '../settings/resolve-clusters';
import { meshesOf } from '../upgrade/meshes';
import { type Plan, planOf, tryObstacle } from '../upgrade/plan';
import { told } from '../upgrade/told';
import { refuse } from './refuse';
import { unknown } from './unknown';

const HELP = `usage: npm run plan -- [--to RELEASE] [--cluster NAME] [--format FORMAT]

Prints the steps that bring every cluster in main.ts to a release of OpenShift Service Mesh, in their order: what to write
in main.ts or remove from it, what to run, and the rule that puts the step there. What a step writes and removes is one
commit: npm run synth, review, fill the mirror where there is one, apply; what to run above it comes before, what to run
below it after. Clusters of one mesh are planned for together. Changes nothing.

  --to RELEASE      by default ${newestOssmRelease}, the newest
  --cluster NAME    only this cluster, and those that share a mesh with it
  --format FORMAT   text (default) or json

exit status: 0 printed; 2 wrong settings or usage, or no cluster has a way to that release
`;

const formats = ['text', 'json'] as const;

/** Technology previews last: few mean them. */
const releases = Object.keys(ossmReleases).sort((a, b) => Number(a.includes('-')) - Number(b.includes('-')));

/** Prints how clusters come to a release: the command behind `npm run plan`. */
export function plan(settings: readonly ClusterSettings[], args: readonly string[]): void {
  const { to, cluster, format, help } = parseArgs({
    args: [...args],
    options: {
      to: { type: 'string', default: newestOssmRelease },
      cluster: { type: 'string' },
      format: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
  if (help) return void process.stdout.write(HELP);
  const known = `; known: ${releases.join(', ')}`;
  refuse([...unknown('--to', to, releases, known), ...unknown('--format', format, formats)], 2);
  refuse(resolveClusters(settings).faults, 2);
  const names = settings.map(({ name }) => name);
  refuse(unknown('--cluster', cluster, names), 2);
  const asked = settings.filter(({ name }) => name === (cluster ?? name));
  const plans = plansFor(asked, meshesOf(settings), to as OssmReleaseName);
  process.stdout.write(format === 'json' ? `${JSON.stringify(plans, undefined, 2)}\n` : plans.map(told).join('\n'));
}

/** The plans of the meshes that these clusters are of. Who cannot come along is told, and is no error unless nobody can. */
function plansFor(
  asked: readonly ClusterSettings[],
  meshes: readonly (readonly ClusterSettings[])[],
  to: OssmReleaseName,
): readonly Plan[] {
  const obstaclesOf = (clusters: readonly ClusterSettings[]) => clusters.flatMap((each) => tryObstacle(each, to) ?? []);
  const obstacles = obstaclesOf(asked);
  if (obstacles.length === asked.length) refuse(obstacles, 2);
  const concerned = meshes.filter((mesh) => mesh.some((each) => asked.includes(each)));
  for (const obstacle of obstaclesOf(concerned.flat())) process.stderr.write(`note ${obstacle}\n`);
  return concerned
    .map((mesh) => mesh.filter((each) => tryObstacle(each, to) === undefined))
    .flatMap((mesh) => (mesh.length > 0 ? [planOf(mesh, to)] : []));
}
