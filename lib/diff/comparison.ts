import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { tryCommit } from './base';
import { isDist, withFolder } from './dist';
import type { Comparison } from './folder-pair';
import { since } from './revision';

/**
 * Compares a `dist/` with another folder that Rigging wrote, or with what it was at a revision.
 *
 * @throws where there is neither, where both have the name, or where either side is not Rigging's or a newer one's
 */
export function comparison(old: string, dist: string): Comparison {
  if (!isDist(old)) return since(old, dist);
  refuseSame(old, dist);
  return withFolder(old, dist);
}

/** A folder that has the name of a branch is not silently taken for it, and none is compared with itself. */
function refuseSame(old: string, dist: string): void {
  const isRevision = tryCommit(old, dirname(resolve(dist))) !== undefined;
  if (isRevision) throw new Error(`"${old}": both a folder and a revision; write ./${old} or refs/heads/${old}`);
  if (isDist(dist) && realpathSync(old) === realpathSync(dist))
    throw new Error(`"${old}": is what is compared; name a revision or another folder`);
}
