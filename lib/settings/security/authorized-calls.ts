import { isDeepStrictEqual } from 'node:util';
import type { DeclaredCall } from '../../constructs/security/declared-call';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { declaredCalls } from './declared-calls';
import { podsOfGateway } from './gateway-pods';

/**
 * The calls that AuthorizationPolicies let through.
 *
 * What another cluster of the mesh declares holds here too: its callers are led to the pods of both, and keep their identity
 * on the way, while istiod reads the policies of its own cluster alone.
 */
export function authorizedCalls(plane: ControlPlane): readonly DeclaredCall[] {
  const calls = [...declaredCalls(plane)];
  for (const fellow of plane.multiCluster?.fellows ?? []) {
    const others = declaredCalls(fellow.plane).filter(
      (call) => isToPodsHere(call, plane) && !calls.some((known) => isSame(known, call)),
    );
    calls.push(...others.map((call) => ({ ...call, name: `${call.name}-of-${fellow.multiCluster.clusterName}` })));
  }
  // Where nothing is exposed, there is no host to let through; a policy without hosts would let all of them.
  return calls.filter(({ hosts }) => hosts?.length !== 0);
}

/** Clients outside are let in by the cluster that they call. */
function isToPodsHere({ namespace, to, from }: DeclaredCall, { enrolled, egressGateways }: ControlPlane): boolean {
  if (typeof from === 'string') return false;
  const isOfGateway = egressGateways.some(
    (gateway) => gateway.namespace === namespace && isDeepStrictEqual(podsOfGateway(gateway).to, to),
  );
  return isOfGateway || enrolled.has(namespace);
}

function isSame(call: DeclaredCall, other: DeclaredCall): boolean {
  return isDeepStrictEqual({ ...call, name: '' }, { ...other, name: '' });
}
