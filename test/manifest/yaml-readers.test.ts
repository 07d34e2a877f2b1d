import fc from 'fast-check';
import { loadAll } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import type { Manifest } from '../../lib/manifest/manifest';
import { toYaml } from '../../lib/manifest/yaml';

type Value = null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

const READERS: readonly (readonly [string, (text: string) => unknown])[] = [
  ['a YAML 1.1 reader', (text) => parsed(text, '1.1')],
  ['a YAML 1.2 reader', (text) => parsed(text, '1.2')],
  ['js-yaml', (text) => loadAll(text)],
];

/** Strings that one reader or another takes for something else, or stumbles over. */
const TRAPS: readonly string[] = [
  ...parted(
    ' ',
    'y Y n N yes Yes YES no NO on On ON off OFF true True TRUE tRuE false False FALSE null Null NULL ~ nil none',
    '0 -0 +1 01 017 0o17 08 0x1F -0xf 0b101 1_000 _1 1_ 1:30 190:20:30 -1:30 20:30.15 685.230_15 0x 0b 0. 1,000',
    '1.5 .5 5. -.5 +. . - + 1e3 1e+3 1E3 1.0e+21 1.e3 .e3 e0 E12 -e5 e-1 e+1 1e 1f 1d 12e03 1.2.3 0x1p3 1e3m',
    '.inf -.inf +.Inf .INF .nan .NaN NaN Infinity inf 2001-01-01 2001-1-1 2001-12-14T21:59:43Z 12:00Z 100m 1Gi 5m:',
    '= << < --- ... -- -a --a ? : :: a: a:b a#b #a "a" \'a\' a"b `a` !a &a *a @a %a | > |- [a] {a} ] } , [a a] \\ a\\b',
    '10.0.0.1 10.0.0.0/8 ::1 fe80::1 443:30443 $(A) constructor toString *.example.com a,b http://a/b?c#d',
  ),
  ...parted(
    ';',
    '; ;  ;a ; a;--- a;... ;- a;- ;? a;: a;a: b;a :b;a #b;# a;y ;> a;1m: b;1Gi # a;it\'s a;"a" b;{a: b;[a, b;a, b;{{ .A }}',
    '2001-12-14 21:59:43.10 -5;!!str a;%YAML 1.1;\t;a\t;\ta;\n;\n\n;a\n;a\n\n;\na; \na;a\n ;a\n b;a\r\nb;a\rb;a\nb;a\nb\n',
    'a\n\nb;a\n\n\nb\n;a\n  b\n;a\n\tb;a \nb;a\n \nb;a\nb ;a\nb\n\n;# a\nb;- a\n- b;9\n;---\na;a\n---\nb\n;a\n...\nb',
    'a\n# b\n;a: b\nc: d\n;|\na;%a\nb;{\n  "a": 1\n}\n;a\n\r\nb;\0;\u0007;\u001b[0m;\u007f;a\u0085b;a\u00a0b;a\u2028b;a\u2029b',
    '\ufeffa;a\ufeff;\ufffe;\uffff;\ud800;\udc00;a\udc00\ud800b;😀;a😀b;Zürich;日本;é\nè;😀\n😀;a\n\ud800;a\n\ufeff;a\n\u0085b',
  ),
  ...['\u00a0a\nb', 'a'.repeat(5000), 'a b '.repeat(900), `${'a'.repeat(1020)}: b`, 'é'.repeat(1100)],
];

const trap = fc.constantFrom(...TRAPS);
const nasty = fc.string({
  unit: fc.constantFrom(...' \t\n\r:#-?.,[]{}&*!|>\'"%@`~=<\\/aynNoO01789_+eExX\u0085\u00a0\u2028\ufeff'),
});
const numberLike = fc.string({ unit: fc.constantFrom(...'0123456789._-+:eEoxXbBtTzZfFmGk/ '), maxLength: 8 });
const lines = fc.array(
  fc.constantFrom('', ' ', '  a', 'a', 'a b', '\ta', '# a', '- a', 'a: b', '---', '...', 'é 😀', 'a '),
  { maxLength: 6 },
);
const text = fc.oneof(
  trap,
  nasty,
  numberLike,
  lines.map((all) => all.join('\n')),
  fc.tuple(trap, trap).map(([left, right]) => left + right),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);
const key = text.filter((name) => name !== '__proto__');
const number = fc.oneof(
  fc.maxSafeInteger(),
  fc
    .double({ noNaN: true, noDefaultInfinity: true })
    .filter((value) => Math.abs(value) < 2 ** 53 || Math.abs(value) >= 1e21),
  fc.constantFrom(0, 1e21, -1e21, 1.5e300, 5e-324, 1e-7, -1.25e-9, 0.1, 2 ** 53 - 1, Number.MAX_VALUE),
);
const { value } = fc.letrec<{ value: Value; list: Value[]; map: Record<string, Value> }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('map'),
  ),
  list: fc.array(tie('value'), { maxLength: 4 }),
  map: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
}));

describe.each(READERS)('for %s', (_, read) => {
  test('every trap is the string it was, as a value, in a list and as a key', () => {
    for (const each of TRAPS) {
      const written = config({ value: each, list: [each, [each]], map: { [each]: { [each]: each } } });

      expect(read(toYaml([written]))).toEqual([written]);
    }
  });

  test('every string is the string it was', () => {
    fc.assert(
      fc.property(text, (each) => {
        const written = config({ value: each, list: [each], [`a${each}`]: each });

        expect(read(toYaml([written]))).toEqual([written]);
      }),
      { numRuns: 3000 },
    );
  });

  test('every number is the number it was', () => {
    fc.assert(
      fc.property(number, (each) => {
        expect(read(toYaml([config(each)]))).toEqual([config(each === 0 ? 0 : each)]);
      }),
      { numRuns: 1000 },
    );
  });

  test('every stream of documents is the objects that were written', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 3 }), (data) => {
        const written = data.map((each) => config(withoutNegativeZero(each)));

        expect(read(toYaml(written))).toEqual(written);
      }),
      { numRuns: 1000 },
    );
  });
});

test('the order in which keys were set does not show', () => {
  fc.assert(
    fc.property(value, (data) => {
      expect(toYaml([config(reversed(data))])).toBe(toYaml([config(data)]));
    }),
  );
});

/** An object with the value in question in a field of it. */
function config(data: unknown): Manifest {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'example' }, data };
}

function parted(separator: string, ...lists: readonly string[]): readonly string[] {
  return lists.flatMap((list) => list.split(separator));
}

function parsed(text: string, version: '1.1' | '1.2'): unknown {
  return parseAllDocuments(text, { version }).map((document) => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    return document.toJS();
  });
}

function reversed(value: Value): Value {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, reversed(each)]);
  return Object.fromEntries(entries.reverse());
}

function withoutNegativeZero(value: Value): Value {
  return JSON.parse(JSON.stringify(value));
}
