import { parseArgs } from 'node:util';
import { newestOssmRelease, type OssmReleaseName, ossmReleases } from '../platform/ossm';
import type { ClusterSettings } from '../settings/cluster-settings';
import { resolveClusters } from '../settings/resolve-clusters';
import { suggestion } from '../settings/suggestion';
import { meshesOf } from '../upgrade/meshes';
import { planOf, tryObstacle } from '../upgrade/plan';
import { told } from '../upgrade/told';
import { refuse } from './refuse';

const HELP = `usage: npm run plan -- [--to RELEASE] [--format FORMAT]

Prints the steps that bring every cluster in main.ts to a release of OpenShift Service Mesh, in their order: what to write
in main.ts or remove from it, what to run then, and the rule that puts the step there. A step that changes main.ts is one
commit: npm run synth, review, apply. Clusters of one mesh are planned for together. Changes nothing.

  --to RELEASE      by default ${newestOssmRelease}, the newest
  --format FORMAT   text (default) or json

exit status: 0 printed; 2 wrong settings or usage, or there is no way to that release
`;

const formats = ['text', 'json'] as const;

/** Prints how clusters come to a release: the command behind `npm run plan`. */
export function plan(settings: readonly ClusterSettings[], args: readonly string[]): void {
  const { to, format, help } = parseArgs({
    args: [...args],
    options: {
      to: { type: 'string', default: newestOssmRelease },
      format: { type: 'string', default: 'text' },
      help: { type: 'boolean', short: 'h' },
    },
  }).values;
  if (help) return void process.stdout.write(HELP);
  refuse([...unknown('--to', to, Object.keys(ossmReleases)), ...unknown('--format', format, formats)], 2);
  refuse(resolveClusters(settings).faults, 2);
  const release = to as OssmReleaseName;
  refuse(
    settings.flatMap((cluster) => tryObstacle(cluster, release) ?? []),
    2,
  );
  const plans = meshesOf(settings).map((mesh) => planOf(mesh, release));
  process.stdout.write(format === 'json' ? `${JSON.stringify(plans, undefined, 2)}\n` : plans.map(told).join('\n'));
}

function unknown(option: string, got: string, known: readonly string[]): readonly string[] {
  return known.includes(got) ? [] : [`${option}: "${got}" is not known${suggestion(got, known)}`];
}
