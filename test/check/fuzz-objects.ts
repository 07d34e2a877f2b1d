import type { StructuralSchema } from '../../lib/check/structural-schema';
import { isManifest, type Manifest } from '../../lib/manifest/manifest';

/** A number from 0 up to and without the given one. */
export type Pick = (below: number) => number;

type Holder = Record<string | number, unknown>;

/** Where a value stands, and what its schema says, if anything. */
interface Place {
  readonly holder: Holder;
  readonly key: string | number;
  readonly schema?: StructuralSchema;
  readonly parent?: StructuralSchema;
  readonly above?: Place;
}

/** An object with one thing changed, and whether the schema of its kind must refuse it now. */
export interface Changed {
  readonly manifest: Manifest;
  readonly mustBeRefused: boolean;
}

const oddKeys = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'a.b/c', 'ключ', '0', 'length', ' '];
const junk: readonly (() => unknown)[] = [
  ...[
    '',
    ' ',
    'x',
    '*',
    '*.',
    '/',
    'a/b',
    '.',
    '-1',
    '80',
    'true',
    'null',
    '\u0000',
    '\u{1f600}',
    '__proto__',
    'constructor',
    'toString',
  ].map((text) => () => text),
  ...[0, -1, 1, 80, 65_536, 1.5, 2 ** 53, true, false, null].map((value) => () => value),
  ...[[], [null], [''], [[]], [{}], [{ name: null }], ['x', 1], {}, { '': null }, { name: 'x' }].map(
    (value) => () => structuredClone(value),
  ),
  () => 'x'.repeat(100_000),
  () => deep(150),
  () => Object.fromEntries(oddKeys.map((key) => [key, key])),
];

function deep(levels: number): unknown {
  return levels === 0 ? 'x' : levels % 2 === 0 ? [deep(levels - 1)] : { name: deep(levels - 1) };
}

/** Some value that no field was made for. */
export function junkValue(pick: Pick): unknown {
  return junk[pick(junk.length)]?.();
}

/** The object with one of its values dropped, renamed, doubled, moved, swapped or replaced. */
export function changed(original: Manifest, schema: StructuralSchema | undefined, pick: Pick): Changed {
  const manifest = structuredClone(original);
  const places = [...placesIn(manifest as unknown as Holder, schema)];
  const place = places[pick(places.length)];
  if (!place) return { manifest, mustBeRefused: false };
  const mustBeRefused = changes[pick(changes.length)]?.(place, pick, places) ?? false;
  // What has neither kind nor name is no object to any reader.
  return isManifest(manifest) ? { manifest, mustBeRefused } : { manifest: original, mustBeRefused: false };
}

function* placesIn(holder: Holder, schema: StructuralSchema | undefined, above?: Place): Iterable<Place> {
  for (const key of Object.keys(holder)) {
    const own = fieldSchema(schema, key);
    const place = { holder, key, schema: own, parent: schema, above };
    yield place;
    const value = holder[key];
    if (typeof value === 'object' && value !== null) yield* placesIn(value as Holder, own, place);
  }
}

function fieldSchema(schema: StructuralSchema | undefined, key: string): StructuralSchema | undefined {
  const { properties = {}, additionalProperties: values, items } = schema ?? {};
  if (Object.hasOwn(properties, key)) return properties[key];
  return items ?? (typeof values === 'object' ? values : undefined);
}

/** Each changes what stands at a place, and tells whether the schema must refuse the object for it. */
const changes: readonly ((place: Place, pick: Pick, places: readonly Place[]) => boolean)[] = [
  drop,
  rename,
  (place, pick) => retype(place, junkValue(pick)),
  (place, pick) => retype(place, [{}, [], 'x', 5, true][pick(5)]),
  double,
  moveUp,
  moveDown,
  swap,
  addOddKey,
];

function drop({ holder, key, parent, schema }: Place): boolean {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
  const isRequired = parent?.required?.includes(String(key)) ?? false;
  return isRequired && !Array.isArray(holder) && schema?.default === undefined;
}

function rename(place: Place): boolean {
  if (Array.isArray(place.holder)) return false;
  const value = place.holder[place.key];
  delete place.holder[place.key];
  return add(place, `${place.key}x`, value);
}

function retype({ holder, key, schema }: Place, value: unknown): boolean {
  put(holder, key, value);
  const { type, 'x-kubernetes-int-or-string': isEither } = schema ?? {};
  if (type === undefined || isEither || value === null) return false;
  return jsonType(value) !== type && !(type === 'integer' || type === 'number' ? typeof value === 'number' : false);
}

function double({ holder, key }: Place): boolean {
  if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
  return false;
}

function moveUp({ holder, key, above }: Place): boolean {
  const value = holder[key];
  if (!above || Array.isArray(holder) || Array.isArray(above.holder)) return false;
  delete holder[key];
  return add(above, key, value);
}

function moveDown({ holder, key }: Place, pick: Pick): boolean {
  const other = Object.keys(holder)[pick(Object.keys(holder).length)] ?? key;
  const into = holder[other];
  if (Array.isArray(holder) || other === String(key) || typeof into !== 'object' || into === null) return false;
  put(into as Holder, key, holder[key]);
  delete holder[key];
  return false;
}

function swap({ holder, key }: Place, pick: Pick, places: readonly Place[]): boolean {
  const other = places[pick(places.length)];
  if (!other) return false;
  const [one, two] = [holder[key], other.holder[other.key]].map((value) => structuredClone(value));
  put(holder, key, two);
  put(other.holder, other.key, one);
  return false;
}

function addOddKey(place: Place, pick: Pick): boolean {
  return add(place, oddKeys[pick(oddKeys.length)] ?? '', junkValue(pick));
}

/** Adds a field beside the one at a place; a closed mapping must refuse it. */
function add({ holder, parent }: Place, key: string | number, value: unknown): boolean {
  if (Array.isArray(holder)) return false;
  put(holder, key, value);
  const { properties = {}, additionalProperties, 'x-kubernetes-preserve-unknown-fields': isOpen } = parent ?? {};
  const isClosed = parent?.type === 'object' && parent.properties !== undefined && !additionalProperties && !isOpen;
  return isClosed && !Object.hasOwn(properties, key);
}

/** `__proto__` is a key as any other in what a YAML parser makes. */
function put(holder: Holder, key: string | number, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value;
}
