import { summaryOf } from './summary';
import type { Sides, ToldCluster } from './told';

/** What differs, for programs; docs/diff.md says what is what. */
export function json(clusters: readonly ToldCluster[], { old, new: next }: Sides): string {
  return `${JSON.stringify({ old, new: next, clusters, summary: summaryOf(clusters) }, undefined, 2)}\n`;
}
