import type { Fault } from './fault';
import { judgeKeys, readPlain } from './plain-data';
import type { Choice, Shape, ShapeOf } from './shape';
import { show } from './show';
import { suggestion } from './suggestion';

/** Settings whose every value has its type, and what was wrong with those that did not. */
export interface Reading<T> {
  readonly settings: T;
  readonly faults: readonly Fault[];
}

/**
 * Checks names and types of settings: `main.ts` runs without a type check, so a misspelt setting would go unheard.
 *
 * A faulty value is replaced by a harmless one, so that everything else can still be judged and reported at once.
 */
export function read<T>(settings: unknown, shape: ShapeOf<T> & Shape): Reading<T> {
  const faults: Fault[] = [];
  const value = readValue(settings, shape, '', faults);
  return { settings: value as T, faults };
}

function readValue(value: unknown, shape: Shape, at: string, faults: Fault[]): unknown {
  if (!fits(value, shape)) {
    faults.push({ at, say: misfit(value, shape) });
    return placeholder(shape, at);
  }
  if (shape === 'object') return readPlain(value, at, faults) ?? {};
  if (typeof shape !== 'object' || isChoice(shape)) return value;
  if (isList(shape)) {
    return Array.from(value as unknown[], (item, i) => readValue(item, shape[0], `${at}[${i}]`, faults));
  }
  return readMap(value as Record<string, unknown>, shape, at, faults);
}

function misfit(value: unknown, shape: Shape): string {
  const isUnknown = isChoice(shape) && typeof value === 'string';
  return isUnknown
    ? `"${value}" is not known${suggestion(value, Object.keys(shape))}`
    : `expected ${typeName(shape)}, got ${show(value)}`;
}

function readMap(map: Record<string, unknown>, shape: MapShape, at: string, faults: Fault[]): unknown {
  const { '*': ofEach } = shape;
  if (ofEach !== undefined) {
    faults.push(...judgeKeys(map, (key) => `${at}["${key}"]`));
    const entries = Object.entries(map).map(([key, value]) => [
      key,
      readValue(value, ofEach, `${at}["${key}"]`, faults),
    ]);
    return Object.fromEntries(entries);
  }
  const known = Object.keys(shape).map((key) => key.replace('?', ''));
  for (const key of Object.keys(map)) {
    if (!known.includes(key)) faults.push({ at: join(at, key), say: `no such setting${suggestion(key, known)}` });
  }
  const entries = Object.entries(shape).map(([key, keyShape]) => {
    const name = key.replace('?', '');
    const value = map[name];
    if (value === undefined && key.endsWith('?')) return [name, undefined];
    if (value === undefined) {
      faults.push({ at: join(at, name), say: `missing; give ${typeName(keyShape)}` });
      return [name, placeholder(keyShape, join(at, name))];
    }
    return [name, readValue(value, keyShape, join(at, name), faults)];
  });
  return Object.fromEntries(entries);
}

/** What a text in place of a faulty one begins with, so that no judgement about it is reported. */
export const placeholderPrefix = 'rigging-placeholder';

/** A value of the shape's type that equals no other placeholder. */
function placeholder(shape: Shape, at: string): unknown {
  if (shape === 'string' || isChoice(shape))
    return `${placeholderPrefix}-${at.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}`.replace(/-+$/, '');
  if (shape === 'number') return 1;
  if (shape === 'boolean') return false;
  if (shape === 'function') return () => undefined;
  if (shape === 'object') return {};
  return isList(shape) ? [] : readMap({}, requiredOnly(shape), at, []);
}

function requiredOnly(shape: MapShape): MapShape {
  return Object.fromEntries(Object.entries(shape).filter(([key]) => !key.endsWith('?')));
}

function fits(value: unknown, shape: Shape): boolean {
  if (isList(shape)) return Array.isArray(value);
  if (isChoice(shape)) return typeof value === 'string' && Object.hasOwn(shape, value);
  if (typeof shape === 'object' || shape === 'object') {
    // A class of one's own is a map as well as any, but the fields of a Map or of a Promise are not its keys.
    return Object.prototype.toString.call(value) === '[object Object]';
  }
  return typeof value === shape;
}

function typeName(shape: Shape): string {
  if (isList(shape)) return 'a list';
  if (isChoice(shape)) return `one of ${Object.keys(shape).join(', ')}`;
  if (typeof shape === 'object' || shape === 'object') return 'a map';
  return `a ${shape}`;
}

type MapShape = { readonly [key: string]: Shape };

function isChoice(shape: Shape): shape is Choice {
  return typeof shape === 'object' && Object.values(shape).includes(true);
}

function isList(shape: Shape): shape is readonly [Shape] {
  return Array.isArray(shape);
}

function join(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`;
}
