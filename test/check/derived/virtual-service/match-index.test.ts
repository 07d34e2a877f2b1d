import { array, assert, constantFrom, oneof, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { takesAllOf } from '../../../../lib/check/derived/virtual-service/match';
import { MatchIndex } from '../../../../lib/check/derived/virtual-service/match-index';

const text = oneof(
  record({ exact: constantFrom('/', '/a', '/ab') }),
  record({ prefix: constantFrom('/', '/a', '/ab') }),
  record({ regex: constantFrom('/a', '.*') }),
);
const match = record(
  {
    uri: text,
    method: text,
    headers: oneof(record({ x: text, y: text }, { requiredKeys: [] }), constantFrom({})),
    gateways: array(constantFrom('a', 'b'), { maxLength: 2 }),
    port: constantFrom(80, 81),
    ignoreUriCase: constantFrom(true, false),
    name: constantFrom('n'),
  },
  { requiredKeys: [] },
);

test('the first match that takes all of another is that which a search through all would find', () => {
  assert(
    property(array(match, { maxLength: 12 }), match, (earlier, sought) => {
      const index = new MatchIndex();
      for (const [position, one] of earlier.entries()) index.add({ at: String(position), match: one });

      const first = earlier.findIndex((one) => takesAllOf(one, sought));
      expect(index.tryTaker(sought)?.at).toBe(first < 0 ? undefined : String(first));
    }),
    { numRuns: 3000 },
  );
});

test('a match for a path before one for everything is found first', () => {
  const index = new MatchIndex();
  index.add({ at: 'path', match: { uri: { prefix: '/a' } } });
  index.add({ at: 'everything', match: {} });

  expect(index.tryTaker({ uri: { exact: '/ab' } })?.at).toBe('path');
});

test('many matches cost what their number does', () => {
  const index = new MatchIndex();
  const started = performance.now();

  for (let position = 0; position < 20_000; position += 1) {
    const one = { uri: { prefix: '/api' }, headers: { a: { exact: `v${position}` } } };
    expect(index.tryTaker(one)).toBeUndefined();
    index.add({ at: '', match: one });
  }

  expect(performance.now() - started).toBeLessThan(3000);
});
