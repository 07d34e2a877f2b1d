import { expect, test } from 'vitest';
import { nanoseconds, tryNanoseconds } from '../lib/go-duration';

test.each([
  ['8760h', 8760n * nanoseconds.h],
  ['1h30m', 90n * nanoseconds.m],
  ['1.5h', 90n * nanoseconds.m],
  ['3600s', nanoseconds.h],
  ['3600000000us', nanoseconds.h],
  ['1h1ns', nanoseconds.h + 1n],
  ['0.5ns', 0n],
  ['2562047h47m16.854775807s', 2n ** 63n - 1n],
])('%s are %d nanoseconds', (text, total) => {
  expect(tryNanoseconds(text)).toBe(total);
});

test.each(['', 'h', '1', '1d', '1h ', '.5h', '1,5h', '-1h', '1e3h', '2562048h'])('%j is no duration', (text) => {
  expect(tryNanoseconds(text)).toBeUndefined();
});
