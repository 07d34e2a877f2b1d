import { createHash } from 'node:crypto';

/** The file in a cluster's folder that lists what Rigging rendered there; `sha256sum -c SHA256SUMS` verifies it. */
export const INDEX = 'SHA256SUMS';

/** The format of the index that this Rigging writes. The first has no line that says so; a later one begins with one. */
const FORMAT = 1;
const FORMAT_LINE = /^# format (\d+)$/;
const LINE = /^([0-9a-f]{64}) {2}(.+)$/;
const LINE_END = /\r?\n/;
/** What git leaves around the sides of a merge that a person has to choose from. */
const CONFLICT_MARKER = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/;
const FILE_NAME = /^[^./\\\p{Cc}][^/\\\p{Cc}]*$/u;

/** The checksum of a file's content. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Whether a name means a visible file in the folder itself: it leads nowhere else, and it fits on a line. */
export function isFileName(name: string): boolean {
  return FILE_NAME.test(name) && name !== INDEX;
}

/** Writes file names and their checksums as sha256sum(1) does. */
export function formatChecksums(checksums: ReadonlyMap<string, string>): string {
  return [...checksums].map(([name, checksum]) => `${checksum}  ${name}\n`).join('');
}

/**
 * Reads file names and their checksums; a line that is anything else is passed over.
 *
 * Where git left both sides of a merge, a file has several: either is what Rigging wrote.
 */
export function parseChecksums(text: string): ReadonlyMap<string, readonly string[]> {
  const checksums = new Map<string, readonly string[]>();
  for (const line of text.split(LINE_END)) {
    const [name, checksum] = tryEntry(line) ?? [];
    if (name !== undefined && checksum !== undefined) checksums.set(name, [...(checksums.get(name) ?? []), checksum]);
  }
  return checksums;
}

/** The file name and the checksum on a line of the index. */
function tryEntry(line: string): readonly [name: string, checksum: string] | undefined {
  const [, checksum, name] = LINE.exec(line) ?? [];
  return checksum !== undefined && name !== undefined && isFileName(name) ? [name, checksum] : undefined;
}

/** Whether git left both sides of a merge in a text. */
export function hasConflict(text: string): boolean {
  return /^<{7} /m.test(text);
}

/** A text as it was before git gave it the line endings of Windows. */
export function withUnixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

/** Refuses what a newer Rigging wrote into a folder, which this one would take for something else. @throws in one line */
export function refuseNewerFormat(folder: string, index: string): void {
  const [firstLine = ''] = index.split(LINE_END, 1);
  const format = Number(FORMAT_LINE.exec(firstLine)?.[1] ?? FORMAT);
  if (format <= FORMAT) return;
  throw new Error(`${folder}: written by a newer Rigging (format ${format}, this one knows ${FORMAT}); update rigging`);
}

/** Refuses an index with a line that lists nothing: the file that it was of would be taken for somebody else's. @throws in one line */
export function refuseBrokenIndex(path: string, index: string): void {
  const lines = index.split(LINE_END);
  const isKnown = (line: string) => line === '' || FORMAT_LINE.test(line) || CONFLICT_MARKER.test(line);
  const at = lines.findIndex((line) => !isKnown(line) && tryEntry(line) === undefined) + 1;
  if (at > 0)
    throw new Error(`${path}: line ${at} is not the checksum of a file; take it from git again, or delete it`);
}
