import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { newlines } from './documents';
import { tryInWords } from './file-error';
import { STDIN } from './files';
import { MAX_INPUT, mebibytes } from './limits';
import type { Problem } from './problem';

const CHUNK = 1024 * 1024;

/** The text of a file that has at most `room` bytes, or why it cannot be had. */
export function readText(file: string, room: number): string | Problem {
  const bytes = tryInWords(() => readBytes(file, room));
  if (typeof bytes === 'string') return { file, say: bytes };
  if (/^(?:\xfe\xff|\xff\xfe|.?\0)/s.test(bytes.toString('latin1', 0, 2)))
    return { file, say: 'UTF-16; save it as UTF-8' };
  const text = bytes.toString();
  if (isUtf8(bytes)) return text.replace(/^\uFEFF/, '');
  const line = 1 + newlines(text.slice(0, text.indexOf('\uFFFD')));
  return { file, line, say: 'not UTF-8; save it as UTF-8' };
}

function readBytes(file: string, room: number): Buffer | string {
  const fd = file === STDIN ? 0 : openSync(file, 'r');
  try {
    const stats = fstatSync(fd);
    if (stats.size > room) return tooMuch();
    return stats.isFile() ? readFileSync(fd) : readStream(fd, room);
  } finally {
    if (file !== STDIN) closeSync(fd);
  }
}

/** A pipe does not tell beforehand how much is in it. */
function readStream(fd: number, room: number): Buffer | string {
  const chunks: Buffer[] = [];
  for (let size = 0; size <= room; ) {
    const chunk = Buffer.allocUnsafe(CHUNK);
    const length = readSync(fd, chunk);
    if (length === 0) return Buffer.concat(chunks);
    // Copied, since a pipe gives little at a time and would keep a whole chunk for each.
    chunks.push(Buffer.from(chunk.subarray(0, length)));
    size += length;
  }
  return tooMuch();
}

function tooMuch(): string {
  return `more than ${mebibytes(MAX_INPUT)} in all; check it in parts`;
}
