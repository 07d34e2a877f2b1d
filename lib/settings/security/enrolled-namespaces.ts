import type { ControlPlane } from '../control-planes/resolve-control-planes';

/** The namespaces whose pods are in a control plane's mesh, but for those of its gateways. */
export function enrolledNamespaces({ applications, namespaces }: ControlPlane): ReadonlySet<string> {
  return new Set([...applications.map(({ namespace }) => namespace), ...namespaces]);
}

/** The namespaces whose pods can call others in the mesh: their proxies show who they are. */
export function callingNamespaces(plane: ControlPlane): ReadonlySet<string> {
  const gateways = [...plane.gateways, ...plane.egressGateways].map(({ namespace }) => namespace);
  return new Set([...enrolledNamespaces(plane), ...gateways]);
}
