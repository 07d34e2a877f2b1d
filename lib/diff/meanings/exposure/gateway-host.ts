import type { Mesh } from '../../../check/mesh';
import { addressesOf, isOutside, nameOfServer, serversOf } from '../gateways';
import { meaning } from '../rule';
import { without } from '../sets';
import { listed } from '../wording';

/** The host of a Gateway is open to the outside where a load balancer or node ports lead to its pods, without any Route. */
export const gatewayHost = meaning(
  'exposure',
  ['networking.istio.io/Gateway', 'gateway.networking.k8s.io/Gateway'],
  function* ({ old, now, before, after, touches }) {
    if (!touches('spec') && !touches('metadata', 'annotations')) return;
    const [closed, opened] = [outsideAddresses(before(), old), outsideAddresses(after(), now)];
    for (const [gateway, addresses] of opened) {
      const gained = without(addresses, closed.get(gateway) ?? []);
      if (gained.length > 0) yield `${gateway} serves ${listed(gained)} to the outside`;
    }
    for (const [gateway, addresses] of closed) {
      const lost = without(addresses, opened.get(gateway) ?? []);
      if (lost.length > 0) yield `${gateway} no longer serves ${listed(lost)} to the outside`;
    }
  },
);

function outsideAddresses(
  mesh: Mesh,
  gateway: Parameters<typeof serversOf>[1],
): ReadonlyMap<string, readonly string[]> {
  const addresses = new Map<string, string[]>();
  for (const server of serversOf(mesh, gateway).filter((each) => isOutside(mesh, each))) {
    const name = nameOfServer(server);
    addresses.set(name, [...(addresses.get(name) ?? []), ...addressesOf(server)]);
  }
  return addresses;
}
