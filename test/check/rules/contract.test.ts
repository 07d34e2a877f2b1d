import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import type { Rule } from '../../../lib/check/rule';
import { rules } from '../../../lib/check/rules/index';
import { linesOf, meshOf } from './examples';

const folder = 'lib/check/rules';

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  test('its bad example breaks it and no other rule', () => {
    const lines = linesOf(meshOf(rule, rule.bad), rules);

    expect(lines).not.toEqual([]);
    expect(lines.filter((line) => !line.startsWith(`${code} `))).toEqual([]);
  });

  test('its good example breaks no rule', () => {
    expect(linesOf(meshOf(rule, rule.good), rules)).toEqual([]);
  });

  test('it says what and why', () => {
    const { title, why } = rule;

    expect(title).toMatch(/^[A-Z].*[^.]$/);
    expect(why).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the table', () => {
  it('has every rule of the folder', async () => {
    const files = readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile() && entry.parentPath !== folder)
      .map(({ parentPath, name }) => join(parentPath, name));

    const modules: readonly Record<string, Rule>[] = await Promise.all(
      files.map((file) => import(join(process.cwd(), file))),
    );

    expect(new Set(rules)).toEqual(new Set(modules.flatMap((module) => Object.values(module))));
  });

  it('gives each code once, those of a group in the order of their numbers', () => {
    const codes = rules.map(({ code }) => code);
    const groups = [...new Set(codes.map((code) => code.replace(/\d+$/, '')))];

    expect(codes).toEqual(groups.flatMap((group) => codes.filter((code) => code.replace(/\d+$/, '') === group).sort()));
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('has the more general rules that a rule replaces', () => {
    const codes = new Set(rules.map(({ code }) => code));

    expect(rules.flatMap(({ supersedes = [] }) => supersedes).filter((code) => !codes.has(code))).toEqual([]);
  });
});
