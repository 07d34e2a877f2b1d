import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dump, loadAll } from 'js-yaml';

/** A CustomResourceDefinition, as far as this project reads it. */
export interface Crd {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly spec: {
    readonly group: string;
    readonly names: { readonly kind: string };
    readonly scope: 'Cluster' | 'Namespaced';
    readonly versions: readonly CrdVersion[];
  };
}

export interface CrdVersion {
  readonly name: string;
  readonly served: boolean;
  readonly storage: boolean;
  readonly deprecated?: boolean;
  readonly schema: { readonly openAPIV3Schema: unknown };
  readonly subresources?: unknown;
}

/** What a CRD defines, whatever the version, e.g. `route.openshift.io/Route`. */
export function kindOf({ spec: { group, names } }: Crd): string {
  return `${group}/${names.kind}`;
}

/** Reads the CRDs of a YAML text; what else stands in it is passed over. */
export function parseCrds(text: string): readonly Crd[] {
  return loadAll(text).filter(isCrd);
}

/** The CRDs of every YAML file under a folder, by path of the file; of none where there is no such folder. */
export function readCrdFolder(folder: string): ReadonlyMap<string, readonly Crd[]> {
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  const paths = files.filter((file) => file.endsWith('.yaml')).map((file) => join(folder, file));
  return new Map(paths.sort().map((path) => [path, parseCrds(readFileSync(path, 'utf8'))]));
}

/** Writes objects as YAML documents: block style, one key per line, so that a changed field is a changed line. */
export function printDocuments(documents: readonly unknown[]): string {
  return documents.map((document) => dump(document, { noRefs: true, lineWidth: -1, seqNoIndent: true })).join('---\n');
}

function isCrd(document: unknown): document is Crd {
  return (
    typeof document === 'object' &&
    document !== null &&
    'kind' in document &&
    document.kind === 'CustomResourceDefinition'
  );
}
