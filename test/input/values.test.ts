import { describe, expect, it } from 'vitest';
import { linesOf, readText } from './folder';

/** The value of a field as it is read. */
function fieldOf(scalar: string): unknown {
  const { manifests } = readText(`apiVersion: v1\nkind: A\nmetadata: { name: a }\nspec: ${scalar}\n`);
  return manifests[0]?.spec;
}

describe('a value is read as kubectl reads it', () => {
  it.each([
    ['yes', true],
    ['n', false],
    ['Off', false],
    ['"yes"', 'yes'],
    ['0644', 420],
    ['0o17', 15],
    ['0x1F', 31],
    ['0b101', 5],
    ['-0b11', -3],
    ['08', 8],
    ['1_000', 1000],
    ['1e3', 1000],
    ['-1.5', -1.5],
    ['.5', 0.5],
    ['+12', 12],
    ['1e999', '1e999'],
    ['12:30:45', '12:30:45'],
    ['2001-12-14', '2001-12-14'],
    ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
    ['1.2.3', '1.2.3'],
    ['100m', '100m'],
    ['~', null],
    ['', null],
    ['!!str 12', '12'],
    ['"\\ud83d\\ude00 \\/"', '😀 /'],
    ['{ on: 1, 2: b }', { true: 1, 2: 'b' }],
    ['{ base: &a { x: 1, z: 2 }, more: { <<: *a, z: 3 } }', { base: { x: 1, z: 2 }, more: { x: 1, z: 3 } }],
  ])('%s', (scalar, value) => {
    expect(fieldOf(scalar)).toEqual(value);
  });

  it('keeps __proto__ and constructor as keys like any other', () => {
    const spec = fieldOf('{ __proto__: { polluted: true }, constructor: { prototype: { polluted: true } } }') as object;

    expect(Object.keys(spec)).toEqual(['__proto__', 'constructor']);
    expect('polluted' in {}).toBe(false);
    expect('polluted' in spec).toBe(false);
  });

  it('gives each alias a value of its own', () => {
    const { one, other } = fieldOf('{ one: &a { x: 1 }, other: *a }') as Record<string, unknown>;

    expect(other).toEqual(one);
    expect(other).not.toBe(one);
  });

  it.each(['.nan', '-.inf'])('%s is refused, since JSON has no such number', (scalar) => {
    const reading = readText(`apiVersion: v1\nspec: ${scalar}\n`);

    expect(linesOf(reading)).toEqual([`it.yaml:1: "${scalar}" is no JSON number; quote it or write a finite one`]);
  });
});
