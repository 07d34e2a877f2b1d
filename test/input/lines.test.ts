import fc from 'fast-check';
import { dump } from 'js-yaml';
import { describe, expect, it, test } from 'vitest';
import { at } from '../../lib/check/path';
import { title } from '../../lib/manifest/manifest';
import { toYaml } from '../../lib/manifest/yaml';
import { readText } from './folder';

const TEXT = `# a comment
apiVersion: v1
kind: A
metadata:
  name: a
  annotations: &notes
    acme.org/a.b: "yes"
spec:
  # below a comment
  ports:
  - name: http
    port: 0644

  -
    port: "8080"
  - |
    a block
  lists: [[a, 'b'], {
    c: on }]
  copy: *notes
  empty:
`;

describe('a field is found at the line of its key', () => {
  const { manifests, origins } = readText(`{}\n---\n${TEXT}`);
  it.each([
    ['', 2],
    ['kind', 3],
    ['metadata.annotations', 6],
    ['metadata.annotations["acme.org/a.b"]', 7],
    ['spec.ports[0]', 11],
    ['spec.ports[0].port', 12],
    ['spec.ports[1].port', 15],
    ['spec.ports[2]', 16],
    ['spec.lists[0][1]', 18],
    ['spec.lists[1].c', 19],
    ['spec.copy', 20],
    ['spec.copy["acme.org/a.b"]', 7],
    ['spec.empty', 21],
    ['spec.empty.more', 21],
    ['spec.absent', 8],
    ['spec.ports[9].absent', 10],
    ['spec.ports.port', 10],
    ['absent', 2],
    ['not[a path', 2],
  ])('%s: %i', (path, line) => {
    for (const manifest of manifests) expect(origins.lineOf(manifest, path).line).toBe(line + 2);
    expect(manifests).toHaveLength(1);
  });
});

describe('a scalar is known as it stands in its file', () => {
  const { manifests, origins } = readText(TEXT);
  it.each([
    ['metadata.annotations["acme.org/a.b"]', { text: 'yes', plain: false }],
    ['spec.ports[0].port', { text: '0644', plain: true }],
    ['spec.ports[1].port', { text: '8080', plain: false }],
    ['spec.lists[1].c', { text: 'on', plain: true }],
    ['spec.copy["acme.org/a.b"]', { text: 'yes', plain: false }],
    ['spec.empty', { text: '', plain: true }],
    ['spec.absent', undefined],
    ['spec', undefined],
  ])('%s', (path, scalar) => {
    for (const manifest of manifests) expect(origins.tryScalar(manifest, path)).toEqual(scalar);
    expect(manifests).toHaveLength(1);
  });
});

test('an alias stands for the anchor before it', () => {
  const { manifests, origins } = readText(
    'apiVersion: v1\nkind: A\nmetadata: { name: a }\none: &x\n  key: 1\ntwo: *x\nthree: &x\n  key: 3\nfour: *x\n',
  );
  const lines = manifests.map((manifest) => ['two.key', 'four.key'].map((at) => origins.lineOf(manifest, at).line));

  expect(lines).toEqual([[5, 8]]);
});

test('the lines of 20,000 aliases are found in no time', () => {
  const aliases = Array.from({ length: 20_000 }, () => '- *x\n').join('');
  const { manifests, origins } = readText(
    `apiVersion: v1\nkind: A\nmetadata: { name: a }\none: &x\n  key: 1\nspec:\n${aliases}`,
  );
  const start = performance.now();

  const lines = manifests.flatMap((manifest) =>
    Array.from({ length: 20_000 }, (_, index) => origins.lineOf(manifest, `spec[${index}].key`).line),
  );

  expect(new Set(lines)).toEqual(new Set([5]));
  expect(performance.now() - start).toBeLessThan(1000);
});

test('the items of a List are found in any order', () => {
  const items = Array.from(
    { length: 20 },
    (_, index) => `- apiVersion: v1\n  kind: A\n  metadata: { name: a${index} }\n`,
  );
  const { manifests, origins } = readText(`kind: List\nitems:\n${items.join('')}`);

  for (const index of [7, 3, 3, 19, 0, 8]) {
    const lines = manifests.slice(index, index + 1).map((manifest) => origins.lineOf(manifest, 'metadata').line);
    expect(lines).toEqual([5 + 3 * index]);
  }
});

const word = fc
  .stringMatching(/^[a-z][a-z0-9./-]{0,9}$/)
  .filter((text) => !/^(?:y|n|yes|no|on|off|true|false|null)$/.test(text));
const leaf = fc.oneof(word, fc.integer(), fc.boolean(), fc.constant('two\nlines'));
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.dictionary(word, tie('tree'), { maxKeys: 4 }),
    fc.array(tie('tree'), { maxLength: 4 }),
  ),
}));

test('every field of any object stands where its line says', () => {
  fc.assert(
    fc.property(tree, fc.boolean(), fc.nat({ max: 5 }), (spec, isCompact, above) => {
      const object = { apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, spec };
      const text = '#\n'.repeat(above) + (isCompact ? dump(object, { flowLevel: 4 }) : toYaml([object]));
      const { manifests, origins } = readText(text);
      const lines = text.split('\n');

      for (const manifest of manifests) {
        for (const { steps, mark } of marksIn(spec, ['spec'])) {
          const { line } = origins.lineOf(manifest, at(...steps));
          expect(lines[line - 1]).toContain(mark);
        }
      }
      expect(manifests.map(title)).toEqual(['A a']);
    }),
  );
});

/** Every key in a value, which is what stands on the line of its field. */
function* marksIn(
  value: unknown,
  steps: readonly (string | number)[],
): Iterable<{ steps: typeof steps; mark: string }> {
  const entries = Array.isArray(value)
    ? value.entries()
    : Object.entries(typeof value === 'object' && value ? value : {});
  for (const [step, inner] of entries) {
    if (typeof step === 'string') yield { steps: [...steps, step], mark: step };
    yield* marksIn(inner, [...steps, step]);
  }
}

test('the lines of different fields differ where each has a line of its own', () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 30 }), (names) => {
      const spec = Object.fromEntries(names.map((name) => [name, 'x']));
      const { manifests, origins } = readText(toYaml([{ apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, spec }]));

      const lines = manifests.flatMap((manifest) =>
        names.toSorted().map((name) => origins.lineOf(manifest, at('spec', name)).line),
      );

      expect(lines).toEqual(names.map((_, index) => 6 + index));
    }),
  );
});

const unit = fc.constantFrom(...'\n\n  \t--...:?#&*!|>\'"%@`{}[],ab1~<=\\$\r\0\u0085\u2028\ufeff\ud800é');
const pieces = fc.constantFrom(
  '---\n',
  'apiVersion: v1\n',
  'kind: A\n',
  'metadata:\n',
  '  name: a\n',
  '- ',
  '&a ',
  '*a',
  '<<: ',
  '{{ .x }}',
  '\n',
);

test('reading never throws, and every line that it names is in the file', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string({ unit }), pieces), { maxLength: 30 }), (parts) => {
      const text = parts.join('');
      const { manifests, origins, problems, notes } = readText(text);
      const last = text.split('\n').length;

      const lines = [...problems, ...notes, ...manifests.map((manifest) => origins.lineOf(manifest, 'spec.a[0].b'))];

      for (const { line = 1 } of lines) expect(line >= 1 && line <= last).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('reading never throws on any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const { manifests } = readText(bytes);

      expect(manifests).toEqual([]);
    }),
  );
});
