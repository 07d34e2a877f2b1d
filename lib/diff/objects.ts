import { type Document, documentsOf } from '../input/documents';
import { objectsOf } from '../input/objects';
import { parse } from '../input/parse';
import { type Problem, problemLine } from '../input/problem';
import type { Manifest } from '../manifest/manifest';
import type { Stage } from '../manifest/stage';
import { View } from '../manifest/view';
import type { Files, FolderPair } from './folder-pair';

const ENDING = /\.(?:ya?ml|json)$/;

/** The objects of a folder that differs. A text that stands on both sides is read once, and only if it is asked for. */
export class FolderObjects {
  private readonly parsed = new Map<string, readonly Manifest[]>();

  /** What stands before a file's name for a person to find it, e.g. `HEAD:dist/crc/`. */
  constructor(
    private readonly pair: FolderPair,
    private readonly prefix: { readonly old: string; readonly new: string },
  ) {}

  /** What differs: the files that do, without the documents that are the same. @throws where it is no YAML of objects */
  differing(): { readonly old: readonly Stage[]; readonly new: readonly Stage[] } {
    const files = this.pair.differing.filter(hasObjects).map((name) => {
      const [old, next] = (['old', 'new'] as const).map((side) => this.documents(side, name));
      return { id: name.replace(ENDING, ''), old: without(old, next), new: without(next, old) };
    });
    const stages = (side: 'old' | 'new') =>
      files.map((file) => ({ id: file.id, manifests: file[side].flatMap((document) => this.manifestsIn(document)) }));
    return { old: stages('old'), new: stages('new') };
  }

  /** All objects of a side. */
  view(side: 'old' | 'new'): View {
    const names = [...this.pair[side].keys()].filter(hasObjects).sort();
    const documents = names.flatMap((name) => this.documents(side, name));
    return new View(documents.flatMap((document) => this.manifestsIn(document)));
  }

  /** Names of the files that differ and hold no objects, but for the index. */
  otherFiles(index: string): readonly string[] {
    return this.pair.differing.filter((name) => !hasObjects(name) && name !== index);
  }

  private documents(side: 'old' | 'new', name: string): readonly Document[] {
    const files: Files = this.pair[side];
    const text = files.get(name)?.() ?? '';
    return [...documentsOf(`${this.prefix[side]}${name}`, text)].map(sound);
  }

  private manifestsIn(document: Document): readonly Manifest[] {
    const known = this.parsed.get(document.text) ?? manifestsIn(document);
    this.parsed.set(document.text, known);
    return known;
  }
}

function hasObjects(name: string): boolean {
  return ENDING.test(name);
}

function without(documents: readonly Document[] = [], others: readonly Document[] = []): readonly Document[] {
  const texts = new Set(others.map(({ text }) => text));
  return documents.filter(({ text }) => !texts.has(text));
}

function manifestsIn(document: Document): readonly Manifest[] {
  const { value } = sound(parse(document));
  return objectsOf(value).flatMap((found) => {
    if ('say' in found) throw new Error(problemLine({ ...document, say: found.say }));
    return 'manifest' in found ? [found.manifest] : [];
  });
}

function sound<T extends object>(read: T | Problem): T {
  if ('say' in read) throw new Error(problemLine(read));
  return read;
}
