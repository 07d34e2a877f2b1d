import type { Mesh } from '../mesh';
import { derived } from './derived';

const externals = derived((mesh: Mesh): ReadonlySet<object> => new Set(mesh.externals));

/** Whether an object is only declared to exist, so that what it does not say is unknown rather than absent. */
export function isExternal(mesh: Mesh, object: object): boolean {
  return externals(mesh).has(object);
}
