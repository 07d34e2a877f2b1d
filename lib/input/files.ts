import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import { tryInWords } from './file-error';
import type { Problem } from './problem';

/** Standard input among paths. */
export const STDIN = '-';

const NO_FILE = 'neither a file nor a folder; give a pipe on standard input, as "-"';
const EXTENSIONS: readonly string[] = ['.yaml', '.yml', '.json'];

/** The files that paths stand for: a file itself, of a folder what has YAML or JSON in its name, each once. */
export function filesOf(paths: readonly string[]): {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
} {
  const files = new Map<string, string>();
  const problems: Problem[] = [];
  for (const path of paths) {
    const stats = path === STDIN ? undefined : tryStats(path);
    if (typeof stats === 'string') problems.push({ file: path, say: stats });
    else if (stats?.isDirectory()) addFolder(path);
    else if (path === STDIN) files.set(path, path);
    else addFile(join(path));
  }
  return { files: [...files.values()], problems };

  function addFile(path: string): void {
    const known = resolve(path);
    if (!files.has(known)) files.set(known, path);
  }

  function addFolder(folder: string): void {
    const found = [...below(folder)];
    for (const each of found) {
      if (typeof each === 'string') addFile(each);
      else problems.push(each);
    }
    if (found.length === 0)
      problems.push({ file: folder, say: `holds no ${EXTENSIONS.join(', ')}; name another folder, or the files` });
  }
}

/** As `oc apply --recursive` finds them: by name, folder by folder, into no link to a folder; nothing hidden. */
function* below(folder: string): Iterable<string | Problem> {
  const entries = list(folder);
  if (typeof entries === 'string') return void (yield { file: folder, say: entries });
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
    if (entry.isDirectory()) yield* below(path);
    else if (EXTENSIONS.includes(extname(path))) yield* fileAt(path);
  }
}

function* fileAt(path: string): Iterable<string | Problem> {
  const stats = tryStats(path);
  if (typeof stats === 'string') yield { file: path, say: stats };
  else if (!stats.isDirectory()) yield path;
}

function list(folder: string): readonly Dirent[] | string {
  return tryInWords(() =>
    readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1)),
  );
}

/** What a path is, or why nothing can be read there. */
function tryStats(path: string): Stats | string {
  const stats = tryInWords(() => statSync(path));
  if (typeof stats !== 'string') return isReadable(path, stats) ? stats : NO_FILE;
  if (!lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink()) return stats;
  return `a link that leads nowhere (${stats.replace(/;.*/, '')}); repair or remove it`;
}

/** A shell passes the output of a command as a pipe below /dev; any other may never be written to. */
function isReadable(path: string, stats: Stats): boolean {
  return stats.isFile() || stats.isDirectory() || (stats.isFIFO() && path.startsWith('/dev/'));
}
