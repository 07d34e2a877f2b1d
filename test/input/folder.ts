import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { problemLine } from '../../lib/input/problem';
import { type Reading, read } from '../../lib/input/read';

/** A folder that holds these files for the time of one test. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-input-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

/** What a file with this text reads as. */
export function readText(text: string | Uint8Array): Reading {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-input-'));
  try {
    writeFileSync(join(folder, 'it.yaml'), text);
    return read([join(folder, 'it.yaml')]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The problems of a reading, with the folder left out. */
export function linesOf({ problems }: Pick<Reading, 'problems'>): readonly string[] {
  return problems.map((problem) =>
    problemLine({ ...problem, file: problem.file.replace(/^.*rigging-input-\w+\/?/, '') }),
  );
}
