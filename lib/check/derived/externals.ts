import type { Kinds } from '../../manifest/kinds';
import { groupOf, type Manifest } from '../../manifest/manifest';
import type { Mesh } from '../mesh';
import { derived } from './derived';

const externals = derived((mesh: Mesh): ReadonlySet<object> => new Set(mesh.externals));

/** Whether an object is only declared to exist, so that what it does not say is unknown rather than absent. */
export function isExternal(mesh: Mesh, object: object): boolean {
  return externals(mesh).has(object);
}

/** The objects that are declared by their names alone: they may be anything of their kind, in their namespace. */
export const opaqueObjects = derived((mesh: Mesh): readonly Manifest[] => mesh.externals.filter(isNameOnly));

const named: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata']);

function isNameOnly(object: Manifest): boolean {
  return Object.keys(object).every((field) => named.has(field));
}

const opaque = derived((mesh: Mesh): ReadonlySet<object> => new Set(opaqueObjects(mesh)));

/** Whether an object is declared by its name alone. */
export function isOpaque(mesh: Mesh, object: object): boolean {
  return opaque(mesh).has(object);
}

const places = derived(
  (mesh: Mesh): ReadonlySet<string> =>
    new Set(
      opaqueObjects(mesh).flatMap((object) => {
        const kind = `${groupOf(object)}/${object.kind}`;
        return [kind, `${kind} ${object.metadata.namespace ?? ''}`];
      }),
    ),
);

/** Whether an object of a kind is declared by its name alone, in one namespace or in any. */
export function hasOpaque(mesh: Mesh, kind: keyof Kinds, namespace?: string): boolean {
  return places(mesh).has(namespace === undefined ? kind : `${kind} ${namespace}`);
}
