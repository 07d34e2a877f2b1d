import { localAppsDomain } from '../platform/openshift';
import type { ClusterSettings } from './cluster-settings';
import { clusterShape } from './cluster-shape';
import type { Fault } from './fault';
import { judge } from './judge';
import { joinClusters } from './multi-cluster/join-clusters';
import { judgeMembers } from './multi-cluster/judge-members';
import { membersOf } from './multi-cluster/members';
import { placeholderPrefix, type Reading, read } from './read';
import { type Cluster, resolve } from './resolve';

/** The clusters of a `main.ts` with every default filled in, and every fault of all of them, one line each. */
export interface Resolution {
  readonly clusters: readonly Cluster[];
  readonly faults: readonly string[];
}

/** Reads and judges all settings as a whole, so that one run tells everything that must be mended. */
export function resolveClusters(list: unknown): Resolution {
  if (!Array.isArray(list) || list.length === 0) {
    return { clusters: [], faults: ['synth takes a list of clusters: synth([{ name, appsDomain }])'] };
  }
  const readings = Array.from(list, (settings) => read<ClusterSettings>(settings, clusterShape));
  const clusters = joinClusters(readings.map(({ settings }) => resolve(settings)));
  const members = membersOf(clusters);
  const firsts = { name: firstsBy(clusters, 'name'), appsDomain: firstsBy(clusters, 'appsDomain') };
  const faults = readings.flatMap((reading, i) => {
    const cluster = clusters[i] as Cluster;
    const hasName = cluster.name !== '' && reading.faults.every(({ at }) => at !== 'name' && at !== '');
    const shared = hasName ? sharedName(cluster, i, firsts.name) : [];
    // A file that was copied and not edited has the domain of the other too; one line is enough.
    const domain = shared.length === 0 ? sharedDomain(cluster, i, firsts.appsDomain) : [];
    const judged = [...judge(cluster), ...judgeMembers(cluster, members), ...domain];
    const own = [...reading.faults, ...shared, ...judged.filter((fault) => !isOfPlaceholder(fault, reading))];
    const where = hasName ? cluster.name : `clusters[${i}]`;
    return own.map(({ at, say }) => oneLine([where, at, say].filter(Boolean).join(': ')));
  });
  return { clusters, faults };
}

/** The place of the first cluster that has each value. */
function firstsBy(clusters: readonly Cluster[], key: 'name' | 'appsDomain'): ReadonlyMap<string, number> {
  const firsts = new Map<string, number>();
  for (const [i, cluster] of clusters.entries()) if (!firsts.has(cluster[key])) firsts.set(cluster[key], i);
  return firsts;
}

function sharedName({ name }: Cluster, i: number, firsts: ReadonlyMap<string, number>): readonly Fault[] {
  const first = firsts.get(name) ?? i;
  if (first === i) return [];
  const say = `clusters[${first}] and clusters[${i}] are both "${name}" and would share its folder; rename one`;
  return [{ at: 'name', say }];
}

/** Two routers cannot answer for the same hosts; but each OpenShift Local does so on its own machine. */
function sharedDomain({ appsDomain }: Cluster, i: number, firsts: ReadonlyMap<string, number>): readonly Fault[] {
  const first = firsts.get(appsDomain) ?? i;
  if (first === i || appsDomain === '' || appsDomain === localAppsDomain) return [];
  const say = `"${appsDomain}" is that of clusters[${first}] too, and both would claim its hosts; give each its own`;
  return [{ at: 'appsDomain', say }];
}

/** Whether a judgement is about what `read` put in place of a faulty value, which it has reported itself. */
export function isOfPlaceholder({ at, say }: Fault, { faults }: Reading<unknown>): boolean {
  return faults.some((fault) => fault.at === at) || say.includes(placeholderPrefix);
}

/** Settings are quoted as they are, and may hold what breaks a line or moves a terminal's cursor. */
export function oneLine(text: string): string {
  const escaped = (character: string) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]/gu, escaped);
}
