import type { Manifest } from '../manifest/manifest';
import { type Document, documentsOf } from './documents';
import { filesOf } from './files';
import { MAX_INPUT } from './limits';
import { type Found, objectsOf } from './objects';
import { Origins } from './origins';
import { parse } from './parse';
import type { Problem } from './problem';
import { readText } from './text';

/** What stands in some files. */
export interface Reading {
  /** In the order of the paths, of file names and of the files themselves. */
  readonly manifests: readonly Manifest[];
  readonly origins: Origins;
  /** What could not be read; everything else was. */
  readonly problems: readonly Problem[];
  /** What is rightly no object of a cluster and was passed over. */
  readonly notes: readonly Problem[];
}

/** Reads every object in files, folders and standard input as kubectl would; whatever stands there, it never throws. */
export function read(paths: readonly string[]): Reading {
  const { files, problems: missing } = filesOf(paths);
  const reading = {
    manifests: [] as Manifest[],
    origins: new Origins(),
    problems: [...missing],
    notes: [] as Problem[],
  };
  let room = MAX_INPUT;
  for (const file of files) {
    const text = readText(file, room);
    if (typeof text !== 'string') {
      reading.problems.push(text);
      continue;
    }
    room -= text.length;
    for (const part of documentsOf(file, text)) {
      if ('say' in part) reading.problems.push(part);
      else addDocument(part);
    }
  }
  return reading;

  function addDocument(document: Document): void {
    const parsed = parse(document);
    if ('say' in parsed) reading.problems.push(parsed);
    else for (const found of objectsOf(parsed.value)) add(found, document);
  }

  function add(found: Found, document: Document): void {
    if ('manifest' in found) {
      reading.manifests.push(found.manifest);
      reading.origins.add(found.manifest, document, found.steps);
      return;
    }
    const line = reading.origins.lineIn(document, found.steps);
    if ('say' in found) reading.problems.push({ ...line, say: found.say });
    else reading.notes.push({ ...line, say: found.note });
  }
}
