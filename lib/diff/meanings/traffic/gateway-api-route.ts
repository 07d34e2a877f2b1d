import type { Read } from '../../../manifest/kinds';
import { type Routes, routingOf } from '../routing';
import { meaning } from '../rule';
import { compared, present } from '../sets';
import { listed, named } from '../wording';

type Route = Read<
  'gateway.networking.k8s.io/HTTPRoute' | 'gateway.networking.k8s.io/GRPCRoute' | 'gateway.networking.k8s.io/TLSRoute'
>;

/** Requests for the hosts of a route, at what it is attached to, go to its backends by their weights (Gateway API, "HTTPRoute"). */
export const gatewayApiRoute = meaning(
  'traffic',
  ['gateway.networking.k8s.io/HTTPRoute', 'gateway.networking.k8s.io/GRPCRoute', 'gateway.networking.k8s.io/TLSRoute'],
  function* ({ change, old, now, touches, touched }) {
    if (!now || !touches('spec')) return;
    const { gained, lost } = compared(hostsOf(old), hostsOf(now));
    if (gained.length > 0) yield `routes requests for ${listed(gained)} at ${listed(parentsOf(now))}`;
    if (lost.length > 0) yield `no longer routes requests for ${listed(lost)}`;
    if (change.kind !== 'changed') return;
    const hosts = listed(hostsOf(now));
    if (touches('spec', 'parentRefs')) yield `routes requests for ${hosts} at ${listed(parentsOf(now))}`;
    const { moves, isReordered, others } = routingOf(change, now, [rulesOf(old), rulesOf(now)], rules);
    for (const move of moves) yield `moves requests for ${hosts}: ${move}`;
    const places = isReordered ? touched('spec', 'rules') : others.map(({ at }) => at);
    if (places.length > 0) yield `changes how requests for ${hosts} are routed (${listed(places)})`;
  },
);

type Rule = NonNullable<NonNullable<Route['spec']>['rules']>[number];

function rulesOf(route: Route | undefined): readonly Rule[] {
  return present<Rule>(route?.spec?.rules);
}

/** A backend without weight has 1. */
const rules: Routes<Rule> = {
  field: 'rules',
  match: 'matches',
  destinations: 'backendRefs',
  naming: ['name', 'port', 'weight'],
  sharesOf: ({ backendRefs }) =>
    present<{ readonly name?: string; readonly port?: number; readonly weight?: number }>(backendRefs).map(
      ({ name = '', port, weight = 1 }) => ({ name: port === undefined ? name : `${name}:${port}`, weight }),
    ),
};

function hostsOf(route: Route | undefined): readonly string[] {
  if (!route) return [];
  const hosts = present(route.spec?.hostnames);
  return hosts.length > 0 ? hosts : [`the hosts that ${named(route)} is attached to`];
}

function parentsOf({ metadata, spec }: Route): readonly string[] {
  return present(spec?.parentRefs).map(
    ({ kind = 'Gateway', namespace = metadata.namespace, name }) => `${kind} ${namespace}/${name}`,
  );
}
