import type { ControlPlane } from '../control-planes/resolve-control-planes';

/** The namespaces whose pods show who they are; those of an east-west gateway pass on what others have encrypted. */
export function callingNamespaces({ enrolled, gateways, egressGateways }: ControlPlane): ReadonlySet<string> {
  return new Set([...enrolled.keys(), ...[...gateways, ...egressGateways].map(({ namespace }) => namespace)]);
}
