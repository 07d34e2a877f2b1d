import type { Manifest } from '../../manifest/manifest';
import { type Text, textsIn } from '../walk';
import { derived } from './derived';

const byObject = derived((mesh) => new Map(mesh.judged.map((on) => [on, textsIn(on)])));

/** Every text in a judged object. */
export function textsOf(mesh: Parameters<typeof byObject>[0], on: Manifest): readonly Text[] {
  return byObject(mesh).get(on) ?? [];
}
