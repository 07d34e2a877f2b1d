import { realpathSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { INDEX, refuseNewerFormat } from '../output/checksums';
import { type Base, baseOf } from './base';
import { type Blob, blobsAt, contentsOf, currentIds, type Location } from './blobs';
import { readDist, withoutIndex } from './dist';
import { type Comparison, type Dist, type FilePlace, folderPairs } from './folder-pair';
import { git, listed } from './git';
import { movedFrom } from './moved-dist';

const DIFFERING = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--relative'];

/**
 * Compares a `dist/` with what it was when HEAD parted from a revision; all was added where there was none. Git itself tells
 * which files differ, and reads none of those that do not.
 *
 * @throws where git knows no such revision, or Rigging cannot read what was written then
 */
export function since(revision: string, dist: string): Comparison {
  const indexed = readDist(dist);
  const repository = { folder: dirname(realpathSync(dist)), name: basename(realpathSync(dist)) };
  const base = baseOf(revision, repository.folder);
  const blobs = blobsAt(base, repository);
  const was = new Set(blobs.filter(({ name }) => name === INDEX).map(({ folder }) => folder));
  const lost = withoutIndex(dist, indexed, was);
  const next = new Map([...indexed, ...lost.folders]);
  const onBoth = blobs.filter(({ folder, name }) => next.get(folder)?.has(name));
  const isDifferent = differing(base, repository, onBoth);
  const pairs = folderPairs(oldDist(blobs, next, isDifferent, repository.folder), next, isDifferent);
  const old = `${base.name}:${dist}`;
  for (const pair of pairs) refuseNewerFormat(`${old}/${pair.name}`, pair.old.get(INDEX)?.() ?? '');
  const moved = was.size === 0 ? movedFrom(base, repository.folder, dist) : [];
  return {
    pairs,
    folders: { old, new: dist },
    ...(base.name !== revision && { base: base.name }),
    warnings: [...base.warnings, ...moved, ...lost.warnings],
  };
}

/** Tells of files on both sides whether they differ. What git was told not to look at (`git update-index`) it reads as well. */
function differing({ tree }: Base, { folder, name }: Location, blobs: readonly Blob[]): (place: FilePlace) => boolean {
  const pathOf = (place: FilePlace) => `${name}/${place.folder}/${place.name}`;
  const found = new Set(listed(git(folder, [...DIFFERING, tree, '--', `${name}/`])));
  const tagged = listed(git(folder, ['ls-files', '-v', '-z', '--', `${name}/`]));
  const passedOver = new Set(tagged.filter((line) => !line.startsWith('H ')).map((line) => line.slice(2)));
  const read = blobs.filter((blob) => passedOver.has(pathOf(blob)));
  const ids = currentIds(read.map(pathOf), folder);
  for (const blob of read.filter(({ id }, index) => id !== ids[index])) found.add(pathOf(blob));
  return (place) => found.has(pathOf(place));
}

/** The files of those folders that Rigging wrote; what is the same now is not asked of git. */
function oldDist(
  blobs: readonly Blob[],
  next: Dist,
  isDifferent: (place: FilePlace) => boolean,
  repository: string,
): Dist {
  const indexed = new Set([...next.keys(), ...blobs.filter(({ name }) => name === INDEX).map(({ folder }) => folder)]);
  const same = (blob: Blob) => (isDifferent(blob) ? undefined : next.get(blob.folder)?.get(blob.name));
  const asked = blobs.filter((blob) => indexed.has(blob.folder) && same(blob) === undefined);
  let texts: ReadonlyMap<string, string> | undefined;
  const textOf = ({ id }: Blob) => {
    texts ??= contentsOf(asked, repository);
    return texts.get(id) ?? '';
  };
  const dist = new Map<string, Map<string, () => string>>();
  for (const blob of blobs.filter(({ folder }) => indexed.has(folder))) {
    const files = dist.get(blob.folder) ?? new Map<string, () => string>();
    dist.set(blob.folder, files.set(blob.name, same(blob) ?? (() => textOf(blob))));
  }
  return dist;
}
