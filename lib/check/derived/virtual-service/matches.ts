import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import type { Match } from './match';
import { MatchIndex, type Placed } from './match-index';
import type { VirtualService } from './virtual-services';

/** A match that stands behind one which takes all its requests. */
export interface ShadowedMatch {
  readonly at: string;
  /** Path of the route or match that takes them. */
  readonly by: string;
}

/** A route of a VirtualService, and what of it is never reached. */
export interface ShadowedRoute {
  readonly on: VirtualService;
  readonly at: string;
  /** What takes all that the route as a whole would. */
  readonly by?: string;
  /** Otherwise, those of its matches that earlier ones take. */
  readonly matches: readonly ShadowedMatch[];
}

/** The routes of VirtualServices that are never reached, or not by all their matches. */
export const shadowedRoutes = derived((mesh: Mesh): readonly ShadowedRoute[] =>
  mesh.ofKind('networking.istio.io/VirtualService').flatMap((on) => {
    const { http = [], tls = [], tcp = [] } = on.spec ?? {};
    return [shadowedIn(http, 'spec.http'), shadowedIn(tls, 'spec.tls'), shadowedIn(tcp, 'spec.tcp')]
      .flat()
      .map((route) => ({ on, ...route }));
  }),
);

interface Route {
  readonly match?: readonly Match[];
  /** Requests that no route of the delegate takes go on to the next route. */
  readonly delegate?: unknown;
}

function shadowedIn(routes: readonly Route[], path: string): readonly Omit<ShadowedRoute, 'on'>[] {
  const earlier = new MatchIndex();
  return routes.flatMap((route, index) => {
    const at = `${path}[${index}]`;
    const own = placed(route, at);
    const takers = own.map(({ match }) => earlier.tryTaker(match)?.at);
    const beside = new MatchIndex();
    const shadowed = own.flatMap((one, position) => {
      const by = takers[position] ?? beside.tryTaker(one.match)?.at;
      beside.add(one);
      return by === undefined ? [] : [{ at: one.at, by }];
    });
    if (!route.delegate) for (const one of own) earlier.add(one);
    if (takers.every((taker) => taker !== undefined)) return [{ at, by: takers[0], matches: [] }];
    return shadowed.length === 0 ? [] : [{ at, matches: shadowed }];
  });
}

/** The matches of a route; a route without any takes everything. */
function placed({ match = [] }: Route, at: string): readonly Placed[] {
  return match.length === 0
    ? [{ at, match: {} }]
    : match.map((one, index) => ({ at: `${at}.match[${index}]`, match: one }));
}
