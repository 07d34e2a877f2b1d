import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Complaint } from '../../rule';
import { derived } from '../derived';
import { workloads } from './workloads';

/** Label by which a namespace or its pods choose ambient mode. */
export const dataplaneMode = 'istio.io/dataplane-mode';

/** A place where that label stands. */
export interface ModeChoice {
  readonly on: Complaint['on'];
  /** Path of the label. */
  readonly at: string;
  readonly value: string;
}

/** Every choice of a mode, by namespaces and by pods. */
export const modeChoices = derived((mesh: Mesh): readonly ModeChoice[] => [
  ...mesh.ofKind('core/Namespace').flatMap((on) => choiceOf(on, [], on.metadata.labels)),
  ...workloads(mesh).flatMap(({ on, at: path, labels }) => choiceOf(on, path === '' ? [] : path.split('.'), labels)),
]);

function choiceOf(
  on: Complaint['on'],
  path: readonly string[],
  labels: Readonly<Record<string, string | undefined>> | undefined,
): readonly ModeChoice[] {
  const value = labels?.[dataplaneMode];
  return value === undefined ? [] : [{ on, at: at(...path, 'metadata', 'labels', dataplaneMode), value }];
}
