import type { Meaning } from './change';
import type { ToldCluster } from './told-cluster';

/** What is to be said of a cluster that is gone as a whole, in the place of each of its objects. */
export function tryWholeDeletion({ change, objects }: ToldCluster): Meaning | undefined {
  if (change !== 'removed' || objects.length === 0) return undefined;
  return { name: 'deletion', say: `deletes all ${objects.length.toLocaleString('en')} objects, the whole folder` };
}
