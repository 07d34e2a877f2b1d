import { isDeepStrictEqual } from 'node:util';
import { Mesh } from '../../check/mesh';
import { readable } from '../../check/readable';
import { trySchemaOf } from '../../check/schema/schema-check';
import type { Target } from '../../check/target';
import type { Manifest } from '../../manifest/manifest';
import { fieldsOf } from '../../manifest/mapping';
import type { View } from '../../manifest/view';
import { newestOssmRelease } from '../../platform/ossm';
import type { FieldChange, ObjectChange } from '../change';
import type { Subject } from './rule';

/** All objects of a cluster on either side. */
export interface Sides {
  readonly old: View;
  readonly new: View;
}

/** Types of fields and transition rules are the same in all releases that serve a kind: the newest tells them. */
export const target: Target = { release: newestOssmRelease, openWorld: true };

/** What rules read of a change. The meshes are made when a rule first asks for one, and once for each side. */
export function subjectOf(change: ObjectChange, sides: Sides): Subject<Manifest> {
  const touched = (...path: readonly string[]) => change.fields.filter((field) => isAbout(field, path, change));
  return {
    change,
    old: change.old && asTyped(change.old),
    now: change.new && asTyped(change.new),
    before: () => meshOf(sides.old),
    after: () => meshOf(sides.new),
    touches: (...path) => change.kind !== 'changed' || touched(...path).length > 0,
    touched: (...path) => touched(...path).map(({ at }) => at),
  };
}

/** Whether a field stands at a path, below it, or above it: where `spec` is new, so is what it holds, but nothing else. */
function isAbout({ path }: FieldChange, wanted: readonly string[], change: ObjectChange): boolean {
  if (!wanted.every((step, index) => index >= path.length || path[index] === step)) return false;
  return path.length >= wanted.length || !isDeepStrictEqual(valueAt(change.old, wanted), valueAt(change.new, wanted));
}

function valueAt(object: Manifest | undefined, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, step) => fieldsOf(value)[step], object);
}

const meshes = new WeakMap<View, Mesh>();

function meshOf(view: View): Mesh {
  const known = meshes.get(view) ?? new Mesh(view.all.map(asTyped), [], target);
  meshes.set(view, known);
  return known;
}

/** What is of another type than its field is left out, so that rules find what their types say, whoever wrote it. */
function asTyped(manifest: Manifest): Manifest {
  const schema = trySchemaOf(manifest, target);
  return readable(manifest, schema, schema !== undefined);
}
