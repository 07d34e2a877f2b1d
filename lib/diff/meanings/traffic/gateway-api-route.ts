import type { Read } from '../../../manifest/kinds';
import { isReordered } from '../reordered';
import { meaning } from '../rule';
import { compared, present } from '../sets';
import { type Share, tryMoved } from '../shares';
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
    const moved = isReordered(rulesOf(old), rulesOf(now)) ? undefined : movesOf(old, now);
    for (const each of moved ?? []) yield `moves requests for ${hosts}: ${each}`;
    const places = touched('spec', 'rules');
    if (places.length > 0 && !moved?.length) yield `changes how requests for ${hosts} are routed (${listed(places)})`;
  },
);

function movesOf(old: Route | undefined, now: Route): readonly string[] {
  const was = rulesOf(old);
  if (was.length !== rulesOf(now).length) return [];
  return rulesOf(now).flatMap((rule, index) => tryMoved(backendsOf(was[index]), backendsOf(rule)) ?? []);
}

type Rule = NonNullable<NonNullable<Route['spec']>['rules']>[number];

function rulesOf(route: Route | undefined): readonly (Rule | undefined)[] {
  return route?.spec?.rules ?? [];
}

/** A backend without weight has 1. */
function backendsOf(rule: Rule | undefined): readonly Share[] {
  return present<{ readonly name?: string; readonly port?: number; readonly weight?: number }>(rule?.backendRefs).map(
    ({ name = '', port, weight = 1 }) => ({ name: port === undefined ? name : `${name}:${port}`, weight }),
  );
}

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
