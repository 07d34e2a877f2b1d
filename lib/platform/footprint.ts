/**
 * What applying a cluster's objects takes of who applies them.
 *
 * Sources: kubernetes/kubernetes `pkg/registry/rbac`, on who may hand on rights; openshift/library-go
 * `pkg/route/hostassignment`, on who may choose the host of a Route.
 */
import type { PartName } from './argo-cd-parts';

/** A digest of a cluster's objects that can be kept without them. It is plain data. */
export interface Footprint {
  readonly cluster: string;
  /** Only the parts that have objects. */
  readonly parts: readonly PartFootprint[];
  /** Namespaces that are among the objects. */
  readonly namespaces: readonly string[];
  /** Rights that must be held beside those to write the objects, each once: what they hand on to others. */
  readonly rules: readonly PolicyRule[];
  /** Subscriptions of operators that are installed and upgraded once somebody approves it. */
  readonly manualApprovals: readonly SubscriptionName[];
}

/** A Subscription by its name and namespace. */
export interface SubscriptionName {
  readonly name: string;
  readonly namespace: string;
}

/** The kinds of a part, in the order of their groups and names. */
export interface PartFootprint {
  readonly name: PartName;
  readonly kinds: readonly EmittedKind[];
}

/** A kind that stands in a cluster's files. */
export interface EmittedKind {
  /** Its API group; empty for the one that has no name. */
  readonly group: string;
  readonly kind: string;
  /** The namespaces that its objects stand in, sorted; none of a kind that belongs to no namespace. */
  readonly namespaces: readonly string[];
}

/** A rule of a Role or ClusterRole, as the API has it. */
export interface PolicyRule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly resourceNames?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
}

/** The kinds of several parts together. */
export function joinedKinds(parts: readonly PartFootprint[]): readonly EmittedKind[] {
  const joined = new Map<string, { readonly group: string; readonly kind: string; readonly held: Set<string> }>();
  for (const { group, kind, namespaces } of parts.flatMap(({ kinds }) => kinds)) {
    const key = `${group}/${kind}`;
    const { held } = joined.get(key) ?? { held: new Set<string>() };
    for (const namespace of namespaces) held.add(namespace);
    joined.set(key, { group, kind, held });
  }
  return [...joined.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { group, kind, held }]) => ({ group, kind, namespaces: [...held].sort() }));
}

/** The namespaces that objects of some kinds stand in. */
export function namespacesOf(kinds: readonly EmittedKind[]): readonly string[] {
  return sortedOnce(kinds.flatMap(({ namespaces }) => namespaces));
}

/** Texts in the order of their characters, each once. */
export function sortedOnce(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}
