import {
  chmodSync,
  copyFileSync,
  type Dirent,
  linkSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { join } from 'node:path';

/** Puts what stands in one folder into another as well: files as they are, by link; folders with all they hold. */
export function carry(entry: Dirent, from: string, to: string): void {
  const [source, target] = [join(from, entry.name), join(to, entry.name)];
  if (entry.isDirectory()) carryFolder(source, target);
  else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
  else if (entry.isFile()) linkOrCopy(source, target);
  else linkSync(source, target);
}

function carryFolder(source: string, target: string): void {
  mkdirSync(target);
  for (const entry of readdirSync(source, { withFileTypes: true })) carry(entry, source, target);
  keepStatus(source, target);
}

/** Not every file system has hard links, and not every file may be linked. */
function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
    keepStatus(source, target);
  }
}

function keepStatus(source: string, target: string): void {
  const { mode, atime, mtime } = statSync(source);
  chmodSync(target, mode);
  utimesSync(target, atime, mtime);
}
