import type { Read } from '../../../manifest/kinds';
import type { Labels } from '../../../manifest/view';
import { isAddedInCluster } from '../../../platform/pod-labels';
import type { Mesh } from '../../mesh';
import { rootNamespaces } from '../workload/membership';
import { type Pods, podsSelected, podsWith } from '../workload/pods';

/** Kinds of Istio whose objects select pods by `spec.selector`. */
export type PolicyKind =
  | 'security.istio.io/AuthorizationPolicy'
  | 'security.istio.io/PeerAuthentication'
  | 'security.istio.io/RequestAuthentication'
  | 'telemetry.istio.io/Telemetry';

/** An object of such a kind. */
export interface Policy {
  readonly on: Read<PolicyKind>;
  readonly namespace: string;
  /** Empty where it is about all pods, unless it names targets. */
  readonly selector: Labels;
  /** Whether it is attached to Services or Gateways instead. */
  readonly hasTargets: boolean;
}

/** The policies of some kinds, in the order of the input. */
export function policies(mesh: Mesh, kinds: readonly PolicyKind[]): readonly Policy[] {
  return kinds.flatMap((kind) => mesh.ofKind(kind)).map(policyOf);
}

/**
 * The pods that a policy selects: of its own namespace; in the root namespace a selector looks into all of them. Labels
 * that pods get in the cluster only are taken to be there.
 */
export function podsOfPolicy(mesh: Mesh, { selector, namespace, hasTargets }: Policy): readonly Pods[] {
  if (hasTargets) return [];
  const written = Object.fromEntries(Object.entries(selector).filter(([label]) => !isAddedInCluster(label)));
  return isMeshWide(mesh, { namespace, selector: written })
    ? podsWith(mesh, written)
    : podsSelected(mesh, { matchLabels: written }, namespace);
}

/** Whether the selector of a policy looks into all namespaces. */
export function isMeshWide(mesh: Mesh, { namespace, selector }: Pick<Policy, 'namespace' | 'selector'>): boolean {
  return rootNamespaces(mesh).includes(namespace) && Object.keys(selector).length > 0;
}

/** A policy, as what it selects. */
export function policyOf(on: Read<PolicyKind>): Policy {
  const { selector, ...targets } = on.spec ?? {};
  return {
    on,
    namespace: on.metadata.namespace ?? '',
    selector: selector?.matchLabels ?? {},
    hasTargets: 'targetRef' in targets || 'targetRefs' in targets,
  };
}
