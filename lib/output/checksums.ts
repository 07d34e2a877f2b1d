import { createHash } from 'node:crypto';

/** The file in a cluster's folder that lists what Rigging rendered there; `sha256sum -c SHA256SUMS` verifies it. */
export const INDEX = 'SHA256SUMS';

/** The format of the index that this Rigging writes. The first has no line that says so; a later one begins with one. */
const FORMAT = 1;
const FORMAT_LINE = /^# format (\d+)$/;
const LINE = /^([0-9a-f]{64}) {2}(.+)$/;
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

/** Reads file names and their checksums; a line that is anything else is passed over. */
export function parseChecksums(text: string): ReadonlyMap<string, string> {
  const checksums = new Map<string, string>();
  for (const line of text.split('\n')) {
    const [, checksum, name] = LINE.exec(line) ?? [];
    if (checksum !== undefined && name !== undefined && isFileName(name)) checksums.set(name, checksum);
  }
  return checksums;
}

/** Refuses what a newer Rigging wrote into a folder, which this one would take for something else. @throws in one line */
export function refuseNewerFormat(folder: string, index: string): void {
  const [firstLine = ''] = index.split('\n', 1);
  const format = Number(FORMAT_LINE.exec(firstLine)?.[1] ?? FORMAT);
  if (format <= FORMAT) return;
  throw new Error(`${folder}: written by a newer Rigging (format ${format}, this one knows ${FORMAT}); update rigging`);
}
