import { isDeepStrictEqual } from 'node:util';
import type { Manifest } from '../../manifest/manifest';
import type { FieldChange, ObjectChange } from '../change';
import { fieldOf, listKindAt, rootOf } from '../list-kind';
import { slotsOf } from '../slots';
import { type Share, tryMoved } from './shares';

/** How a kind writes the routes of its requests. */
export interface Routes<R> {
  /** The field of `spec` that lists them. */
  readonly field: string;
  /** The field of a route that tells its requests from others. */
  readonly match: string;
  /** The field of a route that lists its destinations, and what names these, and weighs them. */
  readonly destinations: string;
  readonly naming: readonly string[];
  readonly sharesOf: (route: R) => readonly Share[];
}

/** What has become of the routes of an object. */
export interface Routing {
  /** Where requests go by routes that match the same as before, e.g. `v1 90 -> 50, v2 10 -> 50`. */
  readonly moves: readonly string[];
  /** Whether routes that were there follow each other otherwise. */
  readonly isReordered: boolean;
  /** What differs in the routes beside that. */
  readonly others: readonly FieldChange[];
}

/** Pairs the routes of both sides as the comparison of fields does: those that came or went move nothing. */
export function routingOf<R extends object>(
  { fields }: ObjectChange,
  now: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>,
  [old, next]: readonly [readonly R[], readonly R[]],
  routes: Routes<R>,
): Routing {
  const moved = pairsOf(now, old, next, routes).flatMap(({ step, was, is }) => {
    const matchesSame = isDeepStrictEqual(Reflect.get(was, routes.match), Reflect.get(is, routes.match));
    const move = matchesSame ? tryMoved(routes.sharesOf(was), routes.sharesOf(is)) : undefined;
    return move === undefined ? [] : [{ step, move }];
  });
  const told = new Set(moved.map(({ step }) => step));
  const own = fields.filter(({ path }) => path[0] === 'spec' && path[1] === routes.field);
  const isMove = ({ kind, path }: FieldChange) => kind === 'moved' && path.length === 3;
  const isShare = ({ path: [, , step, field, , ...rest] }: FieldChange) =>
    told.has(step ?? '') &&
    field === routes.destinations &&
    (rest.length === 0 || routes.naming.includes(rest.join('.')));
  return {
    moves: moved.map(({ move }) => move),
    isReordered: own.some(isMove),
    others: own.filter((field) => !isMove(field) && !isShare(field)),
  };
}

interface RoutePair<R> {
  /** The route's step in the paths of fields. */
  readonly step: string | number;
  readonly was: R;
  readonly is: R;
}

function pairsOf<R>(
  object: Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>,
  old: readonly R[],
  next: readonly R[],
  { field }: Routes<R>,
): readonly RoutePair<R>[] {
  const place = fieldOf(fieldOf(rootOf(object), 'spec'), field);
  return slotsOf(old, next, listKindAt(place)).flatMap((slot) => {
    const [was, is] = [old[slot.old ?? -1], next[slot.new ?? -1]];
    return was === undefined || is === undefined ? [] : [{ step: slot.key ?? slot.new ?? 0, was, is }];
  });
}
