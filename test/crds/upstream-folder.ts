import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

export const columns = ['file', 'crd', 'kind', 'versions(*=storage)', 'repo', 'ref', 'commit', 'path', 'sha256'];

/** A folder that is gone when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rigging-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files (text by path) into a folder, and a listing with a true row for each of them. */
export function writeUpstream(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  writeListing(
    folder,
    Object.entries(files).map(([file, text]) => row(file, text)),
  );
}

export function writeListing(folder: string, rows: readonly (readonly string[])[]): void {
  writeFileSync(join(folder, 'PROVENANCE.tsv'), `${[columns, ...rows].map((cells) => cells.join('\t')).join('\n')}\n`);
}

/** The row of a file that holds the CRD `widgets.example.com`, unless another name is given. */
export function row(file: string, text: string, crd = 'widgets.example.com'): readonly string[] {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return [file, crd, 'Widget', 'v1*', 'example/widgets', 'v1.2.3', 'abc123', `deploy/${file}`, sha256];
}

/** A small CRD as upstream would publish it; `plural` gives it another name and kind. */
export function widgetCrd(plural = 'widgets', kind = 'Widget'): string {
  return `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata:
  name: ${plural}.example.com
spec:
  group: example.com
  names:
    kind: ${kind}
    plural: ${plural}
  scope: Namespaced
  versions:
  - name: v1
    served: true
    storage: true
    schema:
      openAPIV3Schema:
        type: object
        description: What a ${kind} is.
`;
}
