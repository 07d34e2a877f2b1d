import { expect, test } from 'vitest';
import { print, sentenceOf } from '../../../../lib/check/cel/message/sentence';

test.each([
  ["self.a == 'x'", 'a must be "x"'],
  ['self.a > self.b.c', 'a must be greater than b.c'],
  ['0 < self && self <= 9', 'must be greater than 0 and at most 9'],
  ["self in ['a', 'b'] || self == 'c'", 'must be one of "a", "b", "c"'],
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
  ["(has(self.a) ? self.a : 'x') == 'x' ? !has(self.b) : true", 'needs a other than "x" if b is set'],
  ["!has(self.a) || self.a == 'x' ? !has(self.b) : true", 'needs a other than "x" if b is set'],
  ["(has(self.a) ? self.a : 'x') == 'x' ? has(self.b) : true", 'needs b if a is not set or "x"'],
  ["self.a != 'x' && self.a != 'y'", 'a must be neither "x" nor "y"'],
  ["self.a != 'x' && self.a != 'y' ? has(self.b) : true", 'needs b if a is neither "x" nor "y"'],
  [
    "!(self.b.exists(x, x.contains('/')) && self.a != 'x' && self.a != 'y')",
    'a must be "x" or "y" if b has an item where it contains "/"',
  ],
  ["self.kind.lowerAscii() == 'clusterissuer'", 'kind must be "ClusterIssuer"'],
  ["self.lowerAscii() != 'cookie'", 'must not be "cookie" in any case of letters'],
  ['self.a.split("/")[0].size() < 9', 'the size of the part of a before "/" must be less than 9'],
  ["!self.split('.').exists(x, x == '0')", 'must not have a part between "." where it is "0"'],
  ['self.substring(7, 8) == "/"', 'character 8 must be "/"'],
  ["self.a.substring(2) == 'x'", 'what follows the first 2 characters of a must be "x"'],
  [
    "isURL(self) ? url(self).getScheme() in ['', 'a', 'b'] : isURL('a://' + self)",
    'must be a URL with scheme "a" or "b", or without one',
  ],
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
