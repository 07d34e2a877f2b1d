import type { Crd } from './crd';

/** One version of a kind, and the generated file that its class belongs in. */
export interface ExpectedClass {
  readonly apiVersion: string;
  readonly kind: string;
  readonly file: string;
}

/** Every version of every kind of the CRDs that the generated files (text by name) export no class for. */
export function missingClasses(crds: readonly Crd[], generated: ReadonlyMap<string, string>): readonly ExpectedClass[] {
  const found = [...generated].flatMap(([file, text]) => exportedClasses(text).map((each) => ({ ...each, file })));
  return crds
    .flatMap(expectedClasses)
    .filter(({ apiVersion, kind, file }) =>
      found.every((each) => each.apiVersion !== apiVersion || each.kind !== kind || each.file !== file),
    );
}

function expectedClasses({ spec: { group, names, versions } }: Crd): readonly ExpectedClass[] {
  return versions.map(({ name }) => ({ apiVersion: `${group}/${name}`, kind: names.kind, file: `${group}.ts` }));
}

/** What each class says it stands for. Its own name may differ from the kind: `HttpRoute` is for kind HTTPRoute. */
function exportedClasses(text: string): readonly { readonly apiVersion?: string; readonly kind?: string }[] {
  const start = /^export class \w+ extends ApiObject \{[^}]*? apiVersion: '(?<apiVersion>.+)',\s+kind: '(?<kind>.+)'/gm;
  return [...text.matchAll(start)].map(({ groups }) => groups ?? {});
}
