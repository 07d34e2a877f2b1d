import { type Document, documentsOf } from '../input/documents';
import { objectsOf } from '../input/objects';
import { parse } from '../input/parse';
import { type Problem, problemLine } from '../input/problem';
import type { Manifest } from '../manifest/manifest';
import type { Stage } from '../manifest/stage';
import { View } from '../manifest/view';
import type { Files, FolderPair } from './folder-pair';

const ENDING = /\.(?:ya?ml|json)$/;

/**
 * The objects of a folder that differs. A text that stands on both sides is read once, and only if it is asked for. What
 * cannot be read is kept as lines; of a file that could not be read before, nothing is known.
 */
export class FolderObjects {
  private readonly parsed = new Map<string, readonly Manifest[]>();
  private readonly problems = { old: new Map<string, Set<string>>(), new: new Map<string, Set<string>>() };

  /** What stands before a file's name for a person to find it, e.g. `HEAD:dist/crc/`. */
  constructor(
    private readonly pair: FolderPair,
    private readonly prefix: Readonly<Record<'old' | 'new', string>>,
  ) {}

  /** What differs: the files that do, without the documents that are the same. */
  differing(): { readonly old: readonly Stage[]; readonly new: readonly Stage[] } {
    const files = this.pair.differing.filter(hasObjects).map((name) => {
      const [old, next] = (['old', 'new'] as const).map((side) => this.documents(side, name));
      return { name, old: without(old, next), new: without(next, old) };
    });
    const stages = (side: 'old' | 'new') =>
      files.map((file) => ({ id: stageOf(file.name), manifests: this.manifestsOf(side, file.name, file[side]) }));
    return { old: stages('old'), new: stages('new') };
  }

  /** All objects of a side. */
  view(side: 'old' | 'new'): View {
    const names = [...this.pair[side].keys()].filter(hasObjects).sort();
    return new View(names.flatMap((name) => this.manifestsOf(side, name, this.documents(side, name))));
  }

  /** Lines on what of a side could not be read, so far. */
  unreadable(side: 'old' | 'new'): readonly string[] {
    return [...this.problems[side].values()].flatMap((lines) => [...lines]);
  }

  /** Names of the files that differ and of which it is unknown what they held. */
  unknownFiles(): readonly string[] {
    return this.pair.differing.filter((name) => this.problems.old.has(name));
  }

  /** Names of the files that differ and hold no objects, but for the index. */
  otherFiles(index: string): readonly string[] {
    return this.pair.differing.filter((name) => !hasObjects(name) && name !== index);
  }

  private documents(side: 'old' | 'new', name: string): readonly Document[] {
    const files: Files = this.pair[side];
    const parts = [...documentsOf(`${this.prefix[side]}${name}`, files.get(name)?.() ?? '')];
    return parts.flatMap((part): readonly Document[] => ('say' in part ? this.keep(side, name, part) : [part]));
  }

  private manifestsOf(side: 'old' | 'new', name: string, documents: readonly Document[]): readonly Manifest[] {
    const manifests = documents.flatMap((document) => this.manifestsIn(side, name, document));
    return this.problems[side].has(name) ? [] : manifests;
  }

  private manifestsIn(side: 'old' | 'new', name: string, document: Document): readonly Manifest[] {
    const known = this.parsed.get(document.text);
    if (known) return known;
    const read = parse(document);
    if ('say' in read) return this.keep(side, name, read);
    const all = objectsOf(read.value);
    const faults = all.flatMap((found) => ('say' in found ? [found.say] : []));
    if (faults.length > 0) return faults.flatMap((say) => this.keep(side, name, { ...document, say }));
    const manifests = all.flatMap((found) => ('manifest' in found ? [found.manifest] : []));
    this.parsed.set(document.text, manifests);
    return manifests;
  }

  private keep(side: 'old' | 'new', name: string, problem: Problem): readonly never[] {
    const lines = this.problems[side].get(name) ?? new Set();
    this.problems[side].set(name, lines.add(problemLine(problem)));
    return [];
  }
}

/** The name of a file without its ending. */
export function stageOf(file: string): string {
  return file.replace(ENDING, '');
}

function hasObjects(name: string): boolean {
  return ENDING.test(name);
}

function without(documents: readonly Document[] = [], others: readonly Document[] = []): readonly Document[] {
  const texts = new Set(others.map(({ text }) => text));
  return documents.filter(({ text }) => !texts.has(text));
}
