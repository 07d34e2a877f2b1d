import { clusterDns } from '../../../platform/cluster-network';
import { istiodPort } from '../../../platform/istiod';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import { tryNamespaceLabels } from '../namespaces';
import { isInjected } from '../workload/injection';
import { tryPlaneOf } from '../workload/membership';
import { podsOf } from '../workload/pods';
import { type Workload, workloads } from '../workload/workloads';
import {
  admitsNamespace,
  admitsPort,
  isolating,
  type NetworkPolicy,
  type Passage,
  passagesOf,
} from './network-policies';

/** Pods with a proxy whose calls NetworkPolicies restrict. */
export interface Confined {
  readonly workload: Workload;
  /** The first of the policies. */
  readonly by: NetworkPolicy;
  /** What all of them let through. */
  readonly passages: readonly Passage[];
}

/** Every workload with a proxy whose calls are restricted. */
export const confined = derived((mesh: Mesh): readonly Confined[] =>
  workloads(mesh).flatMap((workload) => {
    const policies = isolating(mesh, podsOf(workload), 'Egress');
    const [by] = policies;
    if (!by || !isInjected(mesh, workload)) return [];
    return [{ workload, by, passages: policies.flatMap((policy) => passagesOf(policy, 'Egress')) }];
  }),
);

/** Whether a passage leads to the cluster's DNS, as its pods are reached. */
export function leadsToDns(passage: Passage): boolean {
  return admitsPort(passage, clusterDns.podPort, 'UDP') && admitsNamespace(passage, clusterDns.namespace);
}

/** Whether a passage is meant for DNS, but names the port of its Service. */
export function isMeantForDns(passage: Passage): boolean {
  const isNamed = passage.ports.some(({ port }) => port === clusterDns.servicePort);
  // Addresses may be those of another DNS.
  const isElsewhere = passage.peers.some(({ ipBlock }) => ipBlock);
  return isNamed && !isElsewhere && admitsNamespace(passage, clusterDns.namespace);
}

/** Where the proxy of a workload gets its certificate, if none of these passages leads there. */
export function tryUnreachedPlane(mesh: Mesh, { workload, passages }: Confined): string | undefined {
  const namespace = tryPlaneOf(mesh, workload)?.namespace;
  if (namespace === undefined) return undefined;
  const labels = tryNamespaceLabels(mesh, namespace);
  const isReached = passages.some(
    (passage) => admitsPort(passage, istiodPort) && admitsNamespace(passage, namespace, labels),
  );
  return isReached ? undefined : namespace;
}
