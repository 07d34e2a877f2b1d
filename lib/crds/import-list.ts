import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Crd } from './crd';

/** The CRDs to import, and what is wrong with the list of their files. */
export interface ImportList {
  readonly crds: readonly Crd[];
  readonly problems: readonly string[];
}

/** Reads which of the known CRD files (CRDs by path) a cdk8s configuration lists under `imports:`. */
export function readImportList(config: string, known: ReadonlyMap<string, readonly Crd[]>): ImportList {
  const { imports = [] } = load(readFileSync(config, 'utf8')) as { readonly imports?: readonly string[] };
  if (imports.length === 0) return { crds: [], problems: [`${config}: imports: lists nothing; list files of crds/`] };
  const unknown = imports.filter((path) => !known.has(path));
  return {
    crds: imports.flatMap((path) => known.get(path) ?? []),
    problems: unknown.map((path) => `${config}: "${path}" is no file of crds/; correct imports: or run npm run crds`),
  };
}
