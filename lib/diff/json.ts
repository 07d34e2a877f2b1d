import { summaryOf } from './summary';
import type { SideNames, ToldCluster } from './told-cluster';

/** What differs, for programs; docs/diff.md says what is what. */
export function json(clusters: readonly ToldCluster[], sides: SideNames): string {
  return `${JSON.stringify({ ...sides, clusters, summary: summaryOf(clusters) }, undefined, 2)}\n`;
}
