import type { ClusterSettings } from '../settings/cluster-settings';
import { type Cluster, resolve } from '../settings/resolve';
import { applied, type Change, type Step } from './step';

/** What runs once on each node, serves every control plane, and so comes after them: by the setting of its version. */
const nodeParts = {
  cni: { what: 'IstioCNI', resource: 'istiocni' },
  ztunnel: { what: 'ZTunnel', resource: 'ztunnel' },
} as const;

type NodePart = keyof typeof nodeParts;

/** The versions that would move with a control plane, written down, so that it moves alone. */
export function held(settings: ClusterSettings): readonly Change[] {
  const cluster = resolve(settings);
  return unwrittenParts(settings).map((part) => ({ at: `${part}.version`, value: cluster[part]?.version }));
}

/** Those whose version follows the control planes, since no line says it. */
export function unwrittenParts(settings: ClusterSettings): readonly NodePart[] {
  return partsOf(resolve(settings)).filter((part) => settings[part]?.version === undefined);
}

/** Brings them to the version of the control planes: by removing the line, where there was none before. */
export function caughtUp(settings: ClusterSettings, unwritten: readonly NodePart[]): readonly Step[] {
  const cluster = resolve(settings);
  return partsOf(cluster).flatMap((part) => {
    const at = `${part}.version`;
    const version = resolve(applied(settings, [{ at }]))[part]?.version;
    if (version === cluster[part]?.version) return [];
    const { what, resource } = nodeParts[part];
    return [
      {
        what,
        title: `from ${cluster[part]?.version} to ${version}`,
        changes: [unwritten.includes(part) ? { at } : { at, value: version }],
        commands: [`oc wait --for=condition=Ready ${resource}/default --timeout=10m`],
        rule: `${what} serves control planes of its own minor and of the next, so it comes after them`,
      },
    ];
  });
}

function partsOf({ ztunnel }: Cluster): readonly NodePart[] {
  return ztunnel ? ['cni', 'ztunnel'] : ['cni'];
}
