import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Manifest } from '../../lib/manifest/manifest';
import { toYaml } from '../../lib/manifest/yaml';

test('apiVersion, kind, metadata and spec come first, all other keys by code unit', () => {
  const manifest = {
    zone: 1,
    spec: { b: 1, a: 2, 10: 3, 9: 4, B: 5 },
    data: 1,
    metadata: { name: 'x' },
    kind: 'Thing',
    apiVersion: 'v1',
  };

  expect(toYaml([manifest])).toBe(
    [
      'apiVersion: v1',
      'kind: Thing',
      'metadata:',
      '  name: x',
      'spec:',
      '  "10": 3',
      '  "9": 4',
      '  B: 5',
      '  a: 2',
      '  b: 1',
      'data: 1',
      'zone: 1',
      '',
    ].join('\n'),
  );
});

test('lists stand two spaces below their key, and the first key of a map beside its dash', () => {
  expect(
    yamlOf({
      ports: [{ name: 'http', port: 80 }, { name: 'https' }],
      empty: [[], {}],
      nested: [['a', 'b'], [{ c: 1 }]],
    }),
  ).toEqual([
    '  empty:',
    '    - []',
    '    - {}',
    '  nested:',
    '    - - a',
    '      - b',
    '    - - c: 1',
    '  ports:',
    '    - name: http',
    '      port: 80',
    '    - name: https',
  ]);
});

test('documents are parted by three dashes, and one document has none', () => {
  const document = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: example\ndata: 1\n';

  expect(toYaml([])).toBe('');
  expect(toYaml([config(1)])).toBe(document);
  expect(toYaml([config(1), config(1)])).toBe(`${document}---\n${document}`);
});

test.each([
  'istio.io/rev',
  'docker.io/istio/examples-bookinfo-ratings-v1:1.20.2',
  'https://a.b/c?d=e',
  'app-1',
  'a b',
  'v1.24.3',
  '/productpage',
  '--proxyLogLevel=warning',
  '100m',
  '1.5Gi',
  '8760h0m0s',
  '10.217.4.0/22',
  'cluster.local/ns/bookinfo/sa/default',
  "it's (not) a 'trap', {is it}?",
])('%s stands without quotes', (plain) => {
  expect(yamlOf({ a: plain, [plain]: 1 })).toContain(`  a: ${plain}`);
  expect(yamlOf({ a: plain, [plain]: 1 })).toContain(`  ${plain}: 1`);
});

test.each([
  ['1.20', '"1.20"'],
  ['-_1', '"-_1"'],
  ['*.example.com', '"*.example.com"'],
  ['a: "b"', String.raw`"a: \"b\""`],
  ['tab\tand\0', String.raw`"tab\tand\u0000"`],
  ['\u0085\u00a0\u2028\ufeff', String.raw`"\u0085\u00a0\u2028\ufeff"`],
  ['\ud800', String.raw`"\ud800"`],
  ['Zürich 😀', '"Zürich 😀"'],
  ['trailing \nspace', String.raw`"trailing \nspace"`],
])('%j is quoted as %s', (value, quoted) => {
  expect(yamlOf({ a: value })).toEqual([`  a: ${quoted}`]);
});

test('several lines are a literal block, which says whether a line break ends them', () => {
  expect(yamlOf({ closed: 'a: 1\n\n  b: 2\n', open: 'a\nb', list: ['a\nb'] })).toEqual([
    '  closed: |',
    '    a: 1',
    '',
    '      b: 2',
    '  list:',
    '    - |-',
    '      a',
    '      b',
    '  open: |-',
    '    a',
    '    b',
  ]);
});

test('long lines are not folded', () => {
  const long = 'a word '.repeat(400).trim();

  expect(yamlOf({ a: long })).toEqual([`  a: ${long}`]);
});

test('numbers are written so that YAML 1.1 reads them as numbers', () => {
  expect(yamlOf({ a: [1e21, -1.5e300, 1e-7, -0, 0.5, -42] })).toEqual([
    '  a:',
    ...['1.0e+21', '-1.5e+300', '1.0e-7', '0', '0.5', '-42'].map((number) => `    - ${number}`),
  ]);
});

test('keys without a value are left out, and null is written', () => {
  expect(yamlOf({ a: undefined, b: null, c: { d: undefined } })).toEqual(['  b: null', '  c: {}']);
});

test('a key named __proto__ is a key like any other', () => {
  expect(yamlOf(JSON.parse('{"__proto__": {"a": 1}}'))).toEqual(['  __proto__:', '    a: 1']);
});

test.each([
  ['NaN', { replicas: Number.NaN }, 'replicas: NaN is not a YAML value'],
  ['infinity', { a: [{ b: Number.NEGATIVE_INFINITY }] }, 'a[0].b: -Infinity is not a YAML value'],
  ['an inexact integer', { a: 2 ** 53 }, 'a: 9007199254740992 is too large to be exact; write it as a string'],
  ['a bigint', { a: 1n }, 'a: a bigint is not a YAML value'],
  ['undefined in a list', { a: [1, undefined] }, 'a[1]: undefined is not a YAML value'],
  ['a gap in a list', { a: new Array(1) }, 'a[0]: undefined is not a YAML value'],
  ['a function', { a: () => 1 }, 'a: a function is not a YAML value'],
  ['a symbol', { a: Symbol('b') }, 'a: a symbol is not a YAML value'],
  ['a date', { a: new Date(0) }, 'a: a Date is not a YAML value'],
  ['a map', { 'istio.io/rev': new Map() }, 'istio.io/rev: a Map is not a YAML value'],
])('fails on %s, and names its path', (_, data, problem) => {
  expect(() => toYaml([config(data)])).toThrow(new Error(`ConfigMap example data.${problem}`));
});

test('fails on an object that contains itself, and writes one that is used twice', () => {
  const shared = { a: 1 };
  const cyclic: Record<string, unknown> = { shared: [shared, shared] };
  cyclic.list = [{ cyclic }];

  expect(yamlOf({ shared: [shared, shared] })).toEqual(['  shared:', '    - a: 1', '    - a: 1']);
  expect(() => toYaml([config(cyclic)])).toThrow(new Error('ConfigMap example data.list[0].cyclic: contains itself'));
});

test('writes 200 levels, and fails in plain words on more', () => {
  expect(parse(toYaml([config(nestedTo(199))]))).toEqual(config(nestedTo(199)));
  expect(() => toYaml([config(nestedTo(200))])).toThrow(/^ConfigMap example data(\.a){199}: nested too deep$/);
  expect(() => toYaml([config(nestedTo(10_000))])).toThrow(/: nested too deep$/);
});

/** An object with the value in question in a field of it. */
function config(data: unknown): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'example' }, data };
}

/** The lines below `data:`. */
function yamlOf(data: object): readonly string[] {
  return toYaml([config(data)])
    .trimEnd()
    .split('\n')
    .slice(5);
}

function nestedTo(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = { a: value };
  return value;
}
