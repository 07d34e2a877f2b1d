/**
 * The parts that a cluster is brought in: one application each, since what operators deliver can neither be checked nor
 * shown before they are there.
 *
 * Source: argoproj/argo-cd v3.4 `docs/user-guide/sync-options.md`, on resources whose CRD comes later.
 */
export const partNames = ['operators', 'mesh'] as const;

export type PartName = (typeof partNames)[number];

/** File of `dist/<cluster>/`, without its ending, that is the first part; all others are the second. */
export const operatorsStage = '00-operators';

/** The part that a file of `dist/<cluster>/` belongs to. */
export function partOf(stage: string): PartName {
  return stage === operatorsStage ? 'operators' : 'mesh';
}
