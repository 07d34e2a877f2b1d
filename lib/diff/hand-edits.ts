import { join } from 'node:path';
import { INDEX, parseChecksums, sha256, withUnixLines } from '../output/checksums';
import type { FolderPair } from './folder-pair';

/** Lines on files of the new side that are not what Rigging wrote there. */
export function handEdits({ new: files }: FolderPair, folder: string): readonly string[] {
  const checksums = parseChecksums(files.get(INDEX)?.() ?? '');
  return [...checksums].flatMap(([name, written]) => {
    const text = files.get(name)?.();
    if (text === undefined) return [`${join(folder, name)}: deleted by hand; npm run synth writes it again`];
    return written.includes(sha256(withUnixLines(text)))
      ? []
      : [`${join(folder, name)}: edited by hand; synth will not overwrite it`];
  });
}
