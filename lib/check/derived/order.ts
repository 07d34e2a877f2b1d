import type { Manifest } from '../../manifest/manifest';
import { hook, kindOrder, syncOptions, syncWave } from '../../platform/argo-cd';
import type { Mesh } from '../mesh';
import { derived } from './derived';

type Object = Pick<Manifest, 'kind' | 'metadata'>;

/** Whether Argo CD applies the objects: one of them speaks to it. */
export const isForArgoCd = derived((mesh: Mesh) =>
  mesh.judged.some(({ kind, apiVersion, metadata }) => {
    const { annotations = {} } = metadata;
    const isApplication = kind.startsWith('Application') && apiVersion.startsWith('argoproj.io/');
    return isApplication || syncWave in annotations || syncOptions in annotations || hook in annotations;
  }),
);

/** Whether the objects are ordered by waves: one of them names its own. */
export const hasWaves = derived((mesh: Mesh) =>
  mesh.judged.some(({ metadata }) => metadata.annotations?.[syncWave] !== undefined),
);

/** Where an object stands in the order in which it is applied: wave by wave, or else as the files list them. */
export const placeOf = derived((mesh: Mesh) => {
  const inFiles = new Map<object, number>(mesh.judged.map((manifest, index) => [manifest, index]));
  return (object: Object): readonly number[] => {
    const index = inFiles.get(object) ?? -1;
    return hasWaves(mesh) ? [phaseOf(object), waveOf(object), rankOf(object)] : [index];
  };
});

/** Whether one object is surely applied before another; `false` where both come at once. */
export function isBefore(mesh: Mesh, one: Object, other: Object): boolean {
  const place = placeOf(mesh);
  const others = place(other);
  const difference = place(one)
    .map((step, index) => step - (others[index] ?? 0))
    .find((step) => step !== 0);
  return difference !== undefined && difference < 0;
}

/** Whether one object is surely there before another is applied: of an earlier wave, since a wave is applied at once. */
export function isInEarlierWave(mesh: Mesh, one: Object, other: Object): boolean {
  if (!hasWaves(mesh)) return isBefore(mesh, one, other);
  return phaseOf(one) < phaseOf(other) || (phaseOf(one) === phaseOf(other) && waveOf(one) < waveOf(other));
}

/** How a person finds the place of an object: its wave, or the order of the files. */
export function placeName(mesh: Mesh, object: Object): string {
  return hasWaves(mesh) ? `in wave ${waveOf(object)}` : 'later in the files';
}

function phaseOf({ metadata }: Object): number {
  const phase = metadata.annotations?.[hook];
  return phase === 'PreSync' ? -1 : Number(phase === 'PostSync');
}

/** The wave of an object, 0 where it names none. */
function waveOf({ metadata }: Object): number {
  return Number.parseInt(metadata.annotations?.[syncWave] ?? '0', 10) || 0;
}

const ranks: ReadonlyMap<string, number> = new Map(kindOrder.map((kind, index) => [kind, index]));

function rankOf({ kind }: Object): number {
  return ranks.get(kind) ?? kindOrder.length;
}
