import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Reading } from '../../input/read';
import type { Manifest } from '../../manifest/manifest';
import { INDEX, refuseNewerFormat } from '../../output/checksums';

/** Objects that stand, or are to stand, in one cluster. */
export interface World {
  readonly manifests: readonly Manifest[];
  /** What was read beside them. */
  readonly others: readonly Manifest[];
}

/**
 * What was read, by cluster: several folders that Rigging wrote are a cluster each, and neither know of each other nor
 * clash. All else goes with every one of them; with one such folder or none, everything is of one cluster.
 */
export function worldsOf({ manifests, origins }: Reading): readonly World[] {
  const byFolder = new Map<string, Manifest[]>();
  for (const manifest of manifests) {
    const folder = dirname(origins.fileOf(manifest));
    const known = byFolder.get(folder);
    if (known) known.push(manifest);
    else byFolder.set(folder, [manifest]);
  }
  const isCluster = ([folder]: readonly [string, unknown]) => isWritten(folder);
  const clusters = [...byFolder].filter(isCluster).map(([, its]) => its);
  if (clusters.length < 2) return [{ manifests, others: [] }];
  const loose = [...byFolder].filter((entry) => !isCluster(entry)).flatMap(([, its]) => its);
  const worlds = clusters.map((its) => ({ manifests: its, others: loose }));
  return loose.length === 0 ? worlds : [...worlds, { manifests: loose, others: clusters.flat() }];
}

/** Whether Rigging wrote a folder. @throws where a newer one did */
function isWritten(folder: string): boolean {
  const index = join(folder, INDEX);
  if (!existsSync(index)) return false;
  refuseNewerFormat(folder, readFileSync(index, 'utf8'));
  return true;
}
