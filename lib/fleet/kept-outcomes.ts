import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '../output/checksums';
import type { Outcome } from './outcome';

interface Entry {
  readonly key: string;
  readonly outcome: Outcome;
}

/**
 * What each folder of `dist/` came to when it was last rendered, so that it need not be rendered while nothing changes.
 *
 * It is one file, since a thousand small ones take longer to read: a checksum, and on the next line what it is of.
 */
export class KeptOutcomes {
  readonly #packages: string;
  readonly #entries: Map<string, Entry>;
  #isChanged = false;

  private constructor(packages: string, entries: Iterable<readonly [string, Entry]>) {
    this.#packages = packages;
    this.#entries = new Map(entries);
  }

  /** Those of earlier runs in a folder: none where nothing was kept, or where what was kept cannot be trusted. */
  static read(folder = '.'): KeptOutcomes {
    const packages = join(folder, 'node_modules');
    try {
      const [checksum, text = ''] = readFileSync(fileIn(packages), 'utf8').split('\n', 2);
      return new KeptOutcomes(packages, checksum === sha256(text) ? JSON.parse(text) : []);
    } catch {
      return new KeptOutcomes(packages, []);
    }
  }

  /** What a folder came to, if that was by the same key. */
  tryOutcome(name: string, key: string | undefined): Outcome | undefined {
    const entry = this.#entries.get(name);
    return key !== undefined && entry?.key === key ? entry.outcome : undefined;
  }

  keep(name: string, key: string, outcome: Outcome): void {
    this.#entries.set(name, { key, outcome });
    this.#isChanged = true;
  }

  /** Writes those of these folders, and forgets the others. */
  write(names: ReadonlySet<string>): void {
    const entries = [...this.#entries].filter(([name]) => names.has(name));
    // Packages are installed by somebody else, or there are none to keep anything beside.
    if ((!this.#isChanged && entries.length === this.#entries.size) || !existsSync(this.#packages)) return;
    const file = fileIn(this.#packages);
    const text = JSON.stringify(entries);
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.${process.pid}`, `${sha256(text)}\n${text}`);
      renameSync(`${file}.${process.pid}`, file);
    } catch {
      // What cannot be kept is rendered again.
    }
  }
}

function fileIn(packages: string): string {
  return join(packages, '.cache', 'rigging', 'outcomes.json');
}
