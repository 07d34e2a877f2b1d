import { isDeepStrictEqual } from 'node:util';
import { type Direction, isAbout, type NetworkPolicy } from '../../check/derived/network-policy/network-policies';
import type { Mesh } from '../../check/mesh';
import { identity } from '../../manifest/manifest';
import { admissionChange, type Gate } from './admission';
import type { Breadth } from './breadth';
import type { Subject } from './rule';
import { listed } from './wording';

export const directions: readonly Direction[] = ['Ingress', 'Egress'];

/** Whether a change of a NetworkPolicy lets more connections through in a direction, or fewer (Kubernetes, "Network Policies"). */
export function networkChange(subject: Subject<NetworkPolicy>, direction: Direction): Breadth | undefined {
  const { old, now, before, after, touches } = subject;
  if (!touches('spec')) return undefined;
  if (old && now && touches('spec', 'podSelector')) return 'other';
  return admissionChange(gateOf(before(), direction, old, now), gateOf(after(), direction, now, old));
}

/** The pods that a NetworkPolicy is about. */
export function podsOfPolicy({ metadata, spec }: NetworkPolicy): string {
  const { matchLabels = {}, matchExpressions = [] } = spec?.podSelector ?? {};
  const labels = Object.entries(matchLabels).map(([label, value]) => `${label}=${value}`);
  if (labels.length === 0 && matchExpressions.length === 0) return `all pods of namespace ${metadata.namespace}`;
  return `the pods of namespace ${metadata.namespace} with ${listed([...labels, ...matchExpressions.map(({ key }) => key ?? '')])}`;
}

function gateOf(
  mesh: Mesh,
  direction: Direction,
  policy: NetworkPolicy | undefined,
  other: NetworkPolicy | undefined,
): Gate {
  const object = policy ?? other;
  if (!object) return { others: [] };
  const others = mesh
    .ofKind('networking.k8s.io/NetworkPolicy')
    .filter((each) => identity(each) !== identity(object) && isAbout(each, direction) && isWider(each, object));
  return {
    rules: policy && isAbout(policy, direction) ? rulesOf(policy, direction) : undefined,
    others: others.map((each) => rulesOf(each, direction)),
  };
}

function rulesOf({ spec }: NetworkPolicy, direction: Direction): readonly unknown[] {
  return (direction === 'Ingress' ? spec?.ingress : spec?.egress) ?? [];
}

function isWider({ metadata, spec }: NetworkPolicy, object: NetworkPolicy): boolean {
  const { matchLabels = {}, matchExpressions = [] } = spec?.podSelector ?? {};
  const isForAll = Object.keys(matchLabels).length === 0 && matchExpressions.length === 0;
  const isForSame = isDeepStrictEqual(spec?.podSelector, object.spec?.podSelector);
  return metadata.namespace === object.metadata.namespace && (isForAll || isForSame);
}
