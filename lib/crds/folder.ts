import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Puts files (text by path) in the place of a whole folder. Until all of them are written the old folder stands. */
export function replaceFolder(folder: string, files: ReadonlyMap<string, string>): void {
  const [next, previous] = [beside(folder, 'next'), beside(folder, 'previous')];
  settle(folder, previous);
  try {
    write(next, files);
    if (existsSync(folder)) renameSync(folder, previous);
    renameSync(next, folder);
  } finally {
    settle(folder, previous);
    rmSync(next, { recursive: true, force: true });
  }
}

/** The first file of a folder that begins with none of the marks, and so was written by someone else. */
export function tryForeignFile(folder: string, marks: readonly string[]): string | undefined {
  const entries = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const files = entries.map((entry) => join(folder, entry)).filter((path) => !statSync(path).isDirectory());
  return files.sort().find((path) => {
    const text = readFileSync(path, 'utf8');
    return marks.every((mark) => !text.startsWith(mark));
  });
}

/** A hidden name in the same file system, where renaming moves no bytes. */
function beside(folder: string, role: string): string {
  const path = resolve(folder);
  return join(dirname(path), `.${basename(path)}.${role}`);
}

/** Ends a replacement, perhaps one that was killed: the old folder comes back where no new one took its place. */
function settle(folder: string, previous: string): void {
  if (!existsSync(folder) && existsSync(previous)) renameSync(previous, folder);
  rmSync(previous, { recursive: true, force: true });
}

function write(folder: string, files: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
