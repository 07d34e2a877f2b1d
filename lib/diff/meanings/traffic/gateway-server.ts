import type { Mesh } from '../../../check/mesh';
import { addressesOf, isOutside, nameOfServer, serversOf } from '../gateways';
import { meaning } from '../rule';
import { without } from '../sets';
import { listed, named } from '../wording';

type Gateway = Parameters<typeof serversOf>[1];

/** What a gateway answers for within the cluster, or behind a Route; where it is open to the outside, that is exposure. */
export const gatewayServer = meaning(
  'traffic',
  ['networking.istio.io/Gateway', 'gateway.networking.k8s.io/Gateway'],
  function* ({ change, old, now, before, after, touches, touched }) {
    if (!now || !touches('spec')) return;
    const [was, is] = [innerAddresses(before(), old), innerAddresses(after(), now)];
    const [gained, lost] = [without(is, was), without(was, is)];
    if (gained.length > 0) yield `serves ${listed(gained)}`;
    if (lost.length > 0) yield `no longer serves ${listed(lost)}`;
    if (change.kind !== 'changed') return;
    const others = [...touched('spec', 'servers'), ...touched('spec', 'listeners'), ...touched('spec', 'selector')];
    const places = others.filter((at) => !/\.(?:hosts|hostname)\b/.test(at));
    if (places.length > 0) yield `changes how ${named(now)} takes connections (${listed(places)})`;
  },
);

function innerAddresses(mesh: Mesh, gateway: Gateway): readonly string[] {
  return serversOf(mesh, gateway)
    .filter((server) => !isOutside(mesh, server))
    .flatMap((server) => addressesOf(server).map((address) => `${address} at ${nameOfServer(server)}`));
}
