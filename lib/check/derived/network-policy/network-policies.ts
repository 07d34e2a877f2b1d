import type { Read } from '../../../manifest/kinds';
import type { Labels } from '../../../manifest/view';
import { namespaceNameLabel } from '../../../platform/cluster-network';
import type { Mesh } from '../../mesh';
import { matches } from '../control-plane/discovery';
import { derived, groupBy } from '../derived';
import { isOpaque } from '../externals';
import type { Pods } from '../workload/pods';

export type NetworkPolicy = Read<'networking.k8s.io/NetworkPolicy'>;
export type Direction = 'Ingress' | 'Egress';

/** What one rule of a NetworkPolicy lets through. */
export interface Passage {
  readonly on: NetworkPolicy;
  /** Path of the rule. */
  readonly at: string;
  /** With whom; with everybody where there are none. */
  readonly peers: readonly Peer[];
  /** On which ports of the pods that are called; on all where there are none. */
  readonly ports: readonly Port[];
}

type Spec = NonNullable<NetworkPolicy['spec']>;
type EgressRule = NonNullable<Spec['egress']>[number];
type Peer = NonNullable<EgressRule['to']>[number];
type Port = NonNullable<EgressRule['ports']>[number];

/** Every policy; one of which only the name is declared may let anything through. */
export const networkPolicies = derived((mesh: Mesh): readonly NetworkPolicy[] =>
  mesh
    .ofKind('networking.k8s.io/NetworkPolicy')
    .map((policy) => (isOpaque(mesh, policy) ? { ...policy, spec: lenient } : policy)),
);

const lenient: Spec = { podSelector: {}, policyTypes: ['Ingress', 'Egress'], ingress: [{}], egress: [{}] };

const byNamespace = derived((mesh: Mesh) => groupBy(networkPolicies(mesh), ({ metadata }) => metadata.namespace));

/** The policies that close some pods in one direction, but for what they let through together. */
export function isolating(mesh: Mesh, pods: Pods, direction: Direction): readonly NetworkPolicy[] {
  return (byNamespace(mesh).get(pods.namespace) ?? []).filter(
    (policy) => isAbout(policy, direction) && matches(policy.spec?.podSelector ?? {}, pods.labels),
  );
}

/** Whether a policy closes a direction: without `policyTypes` it closes ingress, and egress where it has rules for that. */
export function isAbout({ spec }: NetworkPolicy, direction: Direction): boolean {
  if (spec?.policyTypes) return spec.policyTypes.includes(direction);
  return direction === 'Ingress' || spec?.egress !== undefined;
}

/** The rules of a policy for one direction. */
export function passagesOf(on: NetworkPolicy, direction: Direction): readonly Passage[] {
  if (direction === 'Ingress') {
    const rules = on.spec?.ingress ?? [];
    return rules.map(({ from = [], ports = [] }, index) => ({ on, at: `spec.ingress[${index}]`, peers: from, ports }));
  }
  const rules = on.spec?.egress ?? [];
  return rules.map(({ to = [], ports = [] }, index) => ({ on, at: `spec.egress[${index}]`, peers: to, ports }));
}

/** Whether a passage may be meant for a port; a name stands for a port of pods that may be unknown. */
export function admitsPort({ ports }: Passage, number: number, protocol = 'TCP'): boolean {
  if (ports.length === 0) return true;
  return ports.some((port) => {
    if ((port.protocol ?? 'TCP') !== protocol) return false;
    if (typeof port.port !== 'number') return true;
    return port.port <= number && number <= (port.endPort ?? port.port);
  });
}

/**
 * Whether a passage may lead to or from pods in a namespace. Address ranges, selectors of pods and labels that the
 * namespace may have unseen are taken to fit; `labels` says that all of them are known.
 */
export function admitsNamespace({ on, peers }: Passage, namespace: string, labels?: Labels): boolean {
  if (peers.length === 0) return true;
  return peers.some(({ ipBlock, namespaceSelector }) => {
    if (ipBlock) return true;
    if (!namespaceSelector) return on.metadata.namespace === namespace;
    return labels ? matches(namespaceSelector, labels) : mayMean(namespaceSelector, namespace);
  });
}

/** Whether a selector may select a namespace of which only the name is known. */
function mayMean(
  { matchLabels, matchExpressions = [] }: NonNullable<Peer['namespaceSelector']>,
  name: string,
): boolean {
  const wanted = matchLabels?.[namespaceNameLabel];
  const named = matchExpressions.filter(({ key }) => key === namespaceNameLabel);
  return (
    (wanted === undefined || wanted === name) && matches({ matchExpressions: named }, { [namespaceNameLabel]: name })
  );
}
