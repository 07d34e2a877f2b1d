import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';
import { listed, named } from '../wording';

/**
 * Both are DaemonSets, which start anew node by node. The CNI plugin serves pods that start; through ztunnel goes all that
 * pods in ambient mode say, and connections that outlast its end are reset (istio.io, "Upgrade with Helm" of ambient mode).
 */
const losses = {
  IstioCNI: 'pods of the mesh that start there meanwhile may have to wait',
  ZTunnel: 'connections of pods in ambient mode there break off',
} as const;

/** The operator applies whatever changes in the resource to its DaemonSet. */
export const nodeAgent = meaning(
  'control-plane',
  ['sailoperator.io/IstioCNI', 'sailoperator.io/ZTunnel'],
  function* (subject) {
    const { change, now, touches, touched } = subject;
    if (change.kind !== 'changed' || !now || !touches('spec')) return;
    const what = touches('spec', 'version') ? versions(subject.old, now) : listed(touched('spec'));
    yield `restarts ${named(now)} on every node, one after the other: ${losses[now.kind as keyof typeof losses]} (${what})`;
  },
);

type Agent = Read<'sailoperator.io/IstioCNI' | 'sailoperator.io/ZTunnel'>;

function versions(old: Agent | undefined, now: Agent): string {
  return `${old?.spec?.version ?? 'default'} -> ${now.spec?.version ?? 'default'}`;
}
