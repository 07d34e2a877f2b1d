import { readdirSync, readFileSync } from 'node:fs';
import { loadAll } from 'js-yaml';
import { expect, test } from 'vitest';
import { readCrdFolder } from '../../lib/crds/crd';

const files = readdirSync('crds', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
const crds = readCrdFolder('crds');

interface Entry {
  readonly path: string;
  readonly key: string;
  readonly value: unknown;
}

/** Every key of a document and of all that stands in it. */
function* entriesOf(node: unknown, parent = ''): Generator<Entry> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    const path = `${parent}.${key}`;
    yield { path, key, value };
    yield* entriesOf(value, path);
  }
}

/** Under the name of a property stands a schema, never text: text under such a key is a keyword's. */
function isProse({ key, value }: Entry): boolean {
  return ['description', 'title', 'example', 'deprecationWarning'].includes(key) && typeof value === 'string';
}

function isRuleWithMessage({ key, value }: Entry): boolean {
  return key === 'x-kubernetes-validations' && Array.isArray(value) && value.some((rule) => 'message' in rule);
}

test.each(files)('crds/%s holds no prose', (file) => {
  const documents = loadAll(readFileSync(`crds/${file}`, 'utf8'));

  const prose = [...entriesOf(documents)].filter((entry) => isProse(entry) || isRuleWithMessage(entry));
  expect(prose.map(({ path }) => path)).toEqual([]);
});

test('CRDs hold nothing but what defines their API', () => {
  const keysOf = (objects: readonly object[]) => [...new Set(objects.flatMap((object) => Object.keys(object)))].sort();
  const all = [...crds.values()].flat();

  expect(keysOf(all)).toEqual(['apiVersion', 'kind', 'metadata', 'spec']);
  expect(keysOf(all.map(({ metadata }) => metadata))).toEqual(['name']);
  expect(keysOf(all.map(({ spec }) => spec))).toEqual(['group', 'names', 'scope', 'versions']);
  expect(keysOf(all.flatMap(({ spec }) => spec.versions))).toEqual([
    'deprecated',
    'name',
    'schema',
    'served',
    'storage',
    'subresources',
  ]);
});

test.each([
  ['crds/ossm/3.4.1.yaml', 'DestinationRule', 'self.all(key, key.size() != 0)'],
  ['crds/ossm/3.0.14.yaml', 'DestinationRule', 'self.all(key, key.size() != 0)'],
  ['crds/route/ocp-4.20.yaml', 'Route', '!has(self.tls) || self.tls.termination'],
  ['crds/gateway-api/ocp-4.20.yaml', 'HTTPRoute', 'self.all(p1, self.exists_one(p2,'],
  ['crds/gateway-api/ocp-4.23.yaml', 'Gateway', 'self.all(l, l.protocol in'],
  ['crds/cert-manager-operator/1.20.0.yaml', 'IstioCSR', 'self == oldSelf'],
])('in %s the validation rules of %s are there', (file, kind, start) => {
  const crd = crds.get(file)?.find(({ spec }) => spec.names.kind === kind);

  const rules = [...entriesOf(crd)].filter(({ key, value }) => key === 'rule' && typeof value === 'string');
  expect(rules.some(({ value }) => String(value).startsWith(start))).toBe(true);
});

test('every file stands in SOURCES.md and SOURCES.md names no other', () => {
  const named = [...readFileSync('crds/SOURCES.md', 'utf8').matchAll(/^\| (\S+\.yaml) \|/gm)].map(([, file]) => file);

  expect([...new Set(named)].sort()).toEqual(files.sort());
});
