import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { resourceName } from '../../lib/platform/resource-names';

interface CRD {
  readonly spec?: { readonly names?: { readonly kind: string; readonly plural: string } };
}

/** The newest file of each source: CRDs keep their names. */
const files = readdirSync('crds', { withFileTypes: true }).flatMap((entry) => {
  const names = entry.isDirectory() && entry.name !== 'kubernetes' ? readdirSync(join('crds', entry.name)) : [];
  return names.slice(-1).map((name) => join('crds', entry.name, name));
});

test.each(files)('each kind of %s has the name that its CRD gives it', (file) => {
  const crds = parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as CRD);
  const names = crds.flatMap(({ spec }) => (spec?.names ? [spec.names] : []));

  expect(names).not.toEqual([]);
  for (const { kind, plural } of names) expect(resourceName(kind), kind).toBe(plural);
});

test.each([
  ['Endpoints', 'endpoints'],
  ['NetworkPolicy', 'networkpolicies'],
  ['Ingress', 'ingresses'],
  ['StorageClass', 'storageclasses'],
  ['ServiceAccount', 'serviceaccounts'],
  ['PodDisruptionBudget', 'poddisruptionbudgets'],
])('Kubernetes calls objects of kind %s %s', (kind, name) => {
  expect(resourceName(kind)).toBe(name);
});
