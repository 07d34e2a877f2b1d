import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { resourceNames } from '../../lib/platform/resource-names';

interface CRD {
  readonly spec?: {
    readonly group: string;
    readonly names?: { readonly kind: string; readonly plural: string };
  };
}

/** The newest file of each source: CRDs keep their names. */
const files = readdirSync('crds', { withFileTypes: true }).flatMap((entry) => {
  const names = entry.isDirectory() && entry.name !== 'kubernetes' ? readdirSync(join('crds', entry.name)) : [];
  return names.slice(-1).map((name) => join('crds', entry.name, name));
});

test.each(files)('each kind of %s has the name that its CRD gives it', (file) => {
  const crds = parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as CRD);
  const kinds = crds.flatMap(({ spec }) => (spec?.names ? [{ group: spec.group, ...spec.names }] : []));

  expect(kinds).not.toEqual([]);
  for (const { group, kind, plural } of kinds) expect(resourceNames({ group, kind }), kind).toContain(plural);
});

test.each([
  ['', 'Endpoints', 'endpoints'],
  ['networking.k8s.io', 'NetworkPolicy', 'networkpolicies'],
  ['networking.k8s.io', 'Ingress', 'ingresses'],
  ['storage.k8s.io', 'StorageClass', 'storageclasses'],
  ['', 'ServiceAccount', 'serviceaccounts'],
  ['policy', 'PodDisruptionBudget', 'poddisruptionbudgets'],
  ['security.openshift.io', 'SecurityContextConstraints', 'securitycontextconstraints'],
  ['k8s.cni.cncf.io', 'NetworkAttachmentDefinition', 'network-attachment-definitions'],
  ['k8s.cni.cncf.io', 'MultiNetworkPolicy', 'multi-networkpolicies'],
])('group "%s" calls objects of kind %s %s', (group, kind, name) => {
  expect(resourceNames({ group, kind })).toEqual([name]);
});

test('an unknown kind in "s" may be called in two ways', () => {
  expect(resourceNames({ group: 'acme.org', kind: 'Redis' })).toEqual(['redis', 'redises']);
});
