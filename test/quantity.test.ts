import { expect, test } from 'vitest';
import { tryNanos } from '../lib/quantity';

test.each([
  ['1', 1_000_000_000n],
  ['250m', 250_000_000n],
  ['-1Ki', -1024_000_000_000n],
  ['0.1n', 1n],
  ['0', 0n],
])('%s is worth %d nanos', (text, nanos) => {
  expect(tryNanos(text)).toBe(nanos);
});

test.each(['', 'one', '1 Gi', '1K', '1e3', '1Gi\n'])('%j is no quantity that is read', (text) => {
  expect(tryNanos(text)).toBeUndefined();
});
