import { expect, test } from 'vitest';
import { programOf, tryFault } from '../../../lib/check/cel/program';

/** Expressions of each function, and what comes of them in Kubernetes. */
const values: readonly (readonly [string, unknown])[] = [
  ["has({'a': 1}.a) && !has({'a': 1}.b)", true],
  ['has([self][0].a)', false],
  ["{'a': 1}.?b.orValue(2) == 2 && optional.of(1).hasValue()", true],
  ["'Foo'.matches('^(?i)fo+$')", true],
  ["'ab\\t'.matches('^[[:alpha:]]+[[:space:]]$')", true],
  ["'a\\tb'.matches('^[[:alpha:]]+$')", false],
  ["'%'.matches('[^%[:cntrl:]]')", false],
  ["'a-b'.matches(r'^\\w\\-\\w\\z')", true],
  ["'ab\\u2028c'.matches('^.*$')", true],
  ["'abc 123'.find('[0-9]+')", '123'],
  ["'1 2 3'.findAll('[0-9]', 2) == ['1', '2']", true],
  ["duration('1h1m') == duration('61m') && duration('-1s') < duration('0')", true],
  ["int('-7')", -7n],
  ["'äbc'.charAt(1)", 'b'],
  ["'äbcb'.indexOf('b') == 1 && 'äbcb'.lastIndexOf('b') == 3 && 'ä'.indexOf('x') == -1", true],
  ["'äbc'.substring(1) == 'bc' && 'abc'.substring(0, 2) == 'ab'", true],
  ["'ÄB'.lowerAscii() == 'Äb' && 'äb'.upperAscii() == 'äB'", true],
  ["'a.b.c'.replace('.', '-') == 'a-b-c' && 'a.b.c'.replace('.', '-', 1) == 'a-b.c'", true],
  ["' a '.trim() + ['a', 'b'].join('-') + 'abc'.reverse()", 'aa-bcba'],
  ["'a,b'.split(',') == ['a', 'b']", true],
  ["'%s=%d (%.2f, %x) %s'.format(['a', 1, 1.5, 255, [1, 2]])", 'a=1 (1.50, ff) [1, 2]'],
  ['[1, 2, 2].isSorted() && ![2, 1].isSorted()', true],
  ['[1, 2, 3].sum() == 6 && [3, 1, 2].min() == 1 && [3, 1, 2].max() == 3', true],
  ["['a', 'b', 'a'].indexOf('a') == 0 && ['a', 'b', 'a'].lastIndexOf('a') == 2", true],
  ['[1, 1, 2].distinct() == [1, 2] && [[1], [2]].flatten() == [1, 2] && [3, 1].sort() == [1, 3]', true],
  ['[1, 2, 3].slice(1, 3) == [2, 3] && [1, 2].reverse() == [2, 1] && lists.range(2) == [0, 1]', true],
  ['sets.contains([1, 2], [2]) && sets.equivalent([1, 2], [2, 1, 1]) && !sets.intersects([1], [2])', true],
  ['[10, 20].all(i, v, v == 10 * (i + 1))', true],
  ["{'a': 1, 'b': 2}.exists(k, v, k == 'b' && v == 2) && [1, 2].existsOne(i, v, v == 2)", true],
  ["[1, 2].transformList(i, v, i + v) == [1, 3] && {'a': 1}.transformMap(k, v, v + 1).a == 2", true],
  ["url('https://Example.com:80/a b?x=1').getScheme()", 'https'],
  ["url('https://[::1]:80/a?x=1&x=2').getHostname() + url('https://h:80/').getPort()", '::180'],
  ["url('https://h/a%20b?x=1').getEscapedPath() + url('https://h/?x=1').getQuery()['x'][0]", '/a%20b1'],
  ["isURL('/a') && isURL('h:80/x') && !isURL('h/x') && !isURL('') && !isURL('https://a b/')", true],
  ["isIP('10.0.0.1') && isIP('::1') && !isIP('10.0.0.01') && !isIP('a.b') && !isIP('::ffff:1.2.3.4')", true],
  ["ip('fe80::1').isLinkLocalUnicast() && ip('127.0.0.1').isLoopback() && ip('8.8.8.8').isGlobalUnicast()", true],
  ["ip.isCanonical('::1') && !ip.isCanonical('0:0::1') && string(ip('0:0::1')) == '::1'", true],
  ["cidr('10.0.0.0/8').containsIP('10.1.1.1') && !cidr('10.0.0.0/8').containsCIDR('10.0.0.0/7')", true],
  ["string(cidr('10.1.2.3/16').masked()) + string(cidr('2001:db8::1/32').masked())", '10.1.0.0/162001:db8::/32'],
  ["isCIDR('::/0') && !isCIDR('10.0.0.0/33') && cidr('::/0').prefixLength() == 0", true],
  ["quantity('1Gi').isGreaterThan(quantity('1G')) && quantity('1500m').compareTo(quantity('1.5')) == 0", true],
  [
    "quantity('2k').asInteger() == 2000 && quantity('1e3').add(1).asInteger() == 1001 && quantity('-1').sign() == -1",
    true,
  ],
  ["isQuantity('100m') && !isQuantity('1GB') && !isQuantity('')", true],
  ["format.dns1123Label().validate('a-b').hasValue()", false],
  ["format.named('dns1123Label').value().validate('A').hasValue() && !format.named('x').hasValue()", true],
  ['cel.bind(x, 2, x * x)', 4n],
];

test.each(values)('%s', (expression, value) => {
  expect(tryFault(`(${expression}) == (${expression})`)).toBeUndefined();
  expect(programOf(expression).run(new Map())).toEqual(value);
});

test.each([
  "int('')",
  "int('0b1')",
  "duration('1 hour')",
  "quantity('1GB')",
  "ip('300.1.1.1')",
  "url('h/x')",
  "'abc'.substring(2, 5)",
  'self.a',
])('%s is an error', (expression) => {
  expect(programOf(expression).run(new Map())).toBeInstanceOf(Error);
});
