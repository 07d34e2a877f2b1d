import { type Labels, valuesOf } from '../manifest/view';
import { isAddedInCluster } from '../platform/pod-labels';
import { at } from './path';
import { among, didYouMean, list } from './wording';

/** Which label of a selector no pods have, and what they have instead. */
export interface Mismatch {
  /** Path of the label in `spec.selector`. */
  readonly at: string;
  readonly message: string;
  /** Whether the pods have a value so near that it was probably meant. */
  readonly isTypo: boolean;
}

/** Why a selector selects none of these pods, told by the first label that none of them has. */
export function mismatchOf(selector: Labels, pods: readonly { readonly labels: Labels }[], where: string): Mismatch {
  const labels = Object.entries(selector);
  const [key = '', value = ''] =
    labels.find(([name, wanted]) => !isAddedInCluster(name) && !pods.some((pod) => pod.labels[name] === wanted)) ?? [];
  const place = at('spec', 'selector', 'matchLabels', ...(key === '' ? [] : [key]));
  if (key === '') return { at: place, message: `no pods ${where} have all of these labels`, isTypo: false };
  const values = valuesOf(
    key,
    pods.map(({ labels }) => labels),
  );
  const hint = didYouMean(value, values);
  const carried = pods.flatMap((pod) => Object.keys(pod.labels));
  const others = carried.length > 0 ? ` (their labels are ${list(carried)})` : '';
  const known = values.length > 0 ? among(values) : others;
  return { at: place, message: `no pods ${where} have "${key}: ${value}"${known}${hint}`, isTypo: hint !== '' };
}
