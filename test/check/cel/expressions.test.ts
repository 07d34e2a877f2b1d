import { expect, test } from 'vitest';
import { eachOf } from '../../../lib/check/cel/items';
import { print, sentenceOf } from '../../../lib/check/cel/message/sentence';
import { programOf, tryFault } from '../../../lib/check/cel/program';
import { regExpOf } from '../../../lib/check/cel/re2';
import { rulesOfCrds } from './schemas';

const expressions = [...new Set(rulesOfCrds().map(({ rule }) => rule))];

test('every expression of crds/ compiles to a truth value', () => {
  const faults = expressions.map((expression) => [expression, tryFault(expression)]).filter(([, fault]) => fault);

  expect(expressions.length).toBeGreaterThan(150);
  expect(faults).toEqual([]);
});

test('every pattern in crds/ is one in JavaScript too', () => {
  const literals = expressions.flatMap((expression) => [
    ...expression.matchAll(/matches\((r"""([\s\S]*?)"""|'([^']*)'|"([^"]*)")\)/g),
  ]);
  const patterns = literals.map(
    ([, , raw, single, double]) => raw ?? (single ?? double ?? '').replaceAll('\\\\', '\\'),
  );

  expect(patterns.length).toBeGreaterThan(10);
  for (const pattern of patterns) expect(() => regExpOf(pattern)).not.toThrow();
});

test('a rule that compares with an earlier state is known as such', () => {
  const transitions = expressions.filter((expression) => programOf(expression).isTransition);

  expect(transitions).toEqual(expressions.filter((expression) => expression.includes('oldSelf')));
  expect(transitions.length).toBeGreaterThan(5);
  expect(programOf("self == 'oldSelf'").isTransition).toBe(false);
});

test('no message about an expression of crds/ shows code', () => {
  const judged = expressions.filter((expression) => !programOf(expression).isTransition);
  const bodies = judged.flatMap((expression) => {
    const each = eachOf(expression);
    return each === undefined || each.comparesItems ? [] : each.body;
  });
  const messages = [...judged, ...bodies].map((expression) => print(sentenceOf(expression)));

  expect(bodies.length).toBeGreaterThan(10);
  expect(messages.filter((said) => /\bself\b|\(0\)|split\(|substring\(|matches\(|must satisfy/.test(said))).toEqual([]);
});

test('there are words for every expression of crds/ that may fail on create', () => {
  const judged = expressions.filter((expression) => !programOf(expression).isTransition);

  expect(judged.filter((expression) => sentenceOf(expression).asked.startsWith('must satisfy'))).toEqual([]);
});
