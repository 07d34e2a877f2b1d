import { describe, expect, it } from 'vitest';
import { fieldsOf, isMapping } from '../../lib/manifest/mapping';

describe('a JSON object', () => {
  it.each([{}, { a: 1 }, Object.create(null)])('is %j', (value) => {
    expect(isMapping(value)).toBe(true);
    expect(fieldsOf(value)).toBe(value);
  });

  it.each([null, undefined, 'text', 5, true, [], [{ a: 1 }]])('is not %j, which has no fields', (value) => {
    expect(isMapping(value)).toBe(false);
    expect(fieldsOf(value)).toEqual({});
  });
});
