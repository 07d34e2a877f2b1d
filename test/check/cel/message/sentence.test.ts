import { expect, test } from 'vitest';
import { print, sentenceOf } from '../../../../lib/check/cel/message/sentence';

test.each([
  ["self.a == 'x'", 'a must be "x"'],
  ['self.a > self.b.c', 'a must be greater than b.c'],
  ['0 < self && self <= 9', 'must be greater than 0 and at most 9'],
  ["self in ['a', 'b'] || self == 'c'", 'must be one of "a", "b" or must be "c"'],
  ['size(self.a) == 0', 'a must be empty'],
  ['has(self.a) != has(self.b)', 'needs exactly one of a, b'],
  ['(has(self.b) ? 1 : 0) + (has(self.a) ? 1 : 0) <= 1', 'may have only one of a, b'],
  ['has(self.a) && has(self.b) || !has(self.a) && !has(self.b)', 'needs both or none of a, b'],
  ["!has(self.a) || self.a == 'x'", 'a must be "x"'],
  ["!has(self.a) || self.a == ''", 'must not have a'],
  [
    "(!has(self.a) || self.a == 'x') && has(self.b) ? has(self.c) : true",
    'needs c if (a is not set or a is "x") and b is set',
  ],
  ["self.a == 'x' ? has(self.b) : !has(self.b)", 'needs b if a is "x", otherwise must not have b'],
  ["self.a.all(x, x.b.startsWith('y'))", 'each item of a: b must start with "y"'],
  ["!self.exists(x, x.a == 'b')", 'must not have an item where a is "b"'],
  ['self.all(x, self.exists_one(y, x.a == y.a && x.b == y.b))', 'no two items may have the same a and b'],
  ["self.a.matches(r'^\\d$')", 'a must match "^\\d$"'],
  ['self.f(1) + 2 == g(self)[3] ? {} : []', 'must satisfy self.f(1) + 2 == g(self)[3] ? {} : []'],
])('%s is said as "%s"', (expression, said) => {
  expect(print(sentenceOf(expression))).toBe(said);
});

test('what stands there is named before the condition', () => {
  const sentence = sentenceOf("self.a == 'x' ? self.b == 'y' : true");

  expect(sentence.subject).toEqual(['b']);
  expect(print(sentence, ', got "z"')).toBe('b must be "y", got "z", if a is "x"');
});
