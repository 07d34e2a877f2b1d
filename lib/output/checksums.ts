import { createHash } from 'node:crypto';

/** The file in a cluster's folder that lists what Rigging rendered there; `sha256sum -c SHA256SUMS` verifies it. */
export const INDEX = 'SHA256SUMS';

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
