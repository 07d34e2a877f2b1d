import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isAnnotationName, isDnsLabel, isSubdomain, tryDomainFault } from '../../lib/settings/names';

test('a DNS label has 1 to 63 lower-case letters, digits and dashes, none of them at an end', () => {
  const labels = ['a', '0', 'a-b', 'a--b', '1a', 'x'.repeat(63)];
  const others = ['', '-', '-a', 'a-', 'A', 'a.b', 'a_b', 'ä', 'a b', 'a\n', 'x'.repeat(64)];

  expect(labels.filter((name) => !isDnsLabel(name))).toEqual([]);
  expect(others.filter(isDnsLabel)).toEqual([]);
});

test('a DNS subdomain has 1 to 253 characters, and dots between parts that start and end with a letter or digit', () => {
  const names = ['a', 'a.b', '0.a-b', `${'x'.repeat(64)}.y`, 'x'.repeat(253)];
  const others = ['', '.', 'a.', '.a', 'a..b', 'a.-b', 'a-.b', 'A', 'a_b', 'a\n', 'x'.repeat(254)];

  expect(names.filter((name) => !isSubdomain(name))).toEqual([]);
  expect(others.filter(isSubdomain)).toEqual([]);
});

test('a domain is labels joined by dots, with 253 characters at most', () => {
  const label = fc.stringMatching(/^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/);

  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 8 }), (labels) => {
      const domain = labels.join('.');
      const fault = domain.length > 253 ? `has ${domain.length} characters; at most 253 are allowed` : undefined;

      expect(tryDomainFault(domain)).toBe(fault);
    }),
  );
});

test('a domain has 253 characters at most, and each of its labels 63', () => {
  const longest = `${'d'.repeat(61)}.${`${'d'.repeat(63)}.`.repeat(2)}${'d'.repeat(63)}`;

  expect(longest).toHaveLength(253);
  expect(tryDomainFault(longest)).toBeUndefined();
  expect(tryDomainFault(`d${longest}`)).toBe('has 254 characters; at most 253 are allowed');
  expect(tryDomainFault(`a.${'d'.repeat(64)}.b`)).toBe(
    `label "${'d'.repeat(64)}" has 64 characters; at most 63 are allowed`,
  );
  expect(tryDomainFault(`a.-${'d'.repeat(62)}.b`)).toMatch(
    /^label "-d+" of "a\..*\.b" is not a DNS label: at most 63 /,
  );
});

test.each([
  ['HTTPS://Apps.Test', '"HTTPS://Apps.Test" carries a scheme; write "apps.test"'],
  ['https://apps.test:6443/a?b=*#c', '"https://apps.test:6443/a?b=*#c" carries a scheme; write "apps.test"'],
  ['git+ssh2://apps.test', '"git+ssh2://apps.test" carries a scheme; write "apps.test"'],
  ['https://', '"https://" carries a scheme; write "apps-crc.testing"'],
  ['apps.test:443', '"apps.test:443" carries a port or path; write "apps.test"'],
  ['apps.test/', '"apps.test/" carries a port or path; write "apps.test"'],
  ['10.0.0.1', '"10.0.0.1" is an address; give a domain, e.g. "apps-crc.testing"'],
  ['*', '"*" has a wildcard; write "apps-crc.testing"'],
  ['*apps.test', '"*apps.test" has a wildcard; write "apps.test"'],
  ['apps.*.test', '"apps.*.test" has a wildcard; write "apps.test"'],
  ['.apps.test', '".apps.test" has an empty label; remove the stray "."'],
  ['apps.test.', '"apps.test." has an empty label; remove the stray "."'],
])('domain %j is refused with what to do', (domain, fault) => {
  expect(tryDomainFault(domain)).toBe(fault);
});

test('a domain that a fault says to write has no fault', () => {
  const prefix = fc.constantFrom('', 'https://', 'HTTP://', '*.', 'https://*.');
  const suffix = fc.constantFrom('', '/', ':443', '/*', '?a=b', '.*', '.*.Test');
  const labels = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,9}(\.[A-Za-z0-9]{1,9}){0,3}$/);

  fc.assert(
    fc.property(prefix, labels, suffix, (start, domain, end) => {
      const advice = /; write "(.*)"$/.exec(tryDomainFault(start + domain + end) ?? '')?.[1];

      fc.pre(advice !== undefined);
      expect(tryDomainFault(advice ?? '')).toBeUndefined();
    }),
  );
});

test.each([
  ['team', true],
  ['acme.org/team', true],
  ['acme.org/Team_1.x', true],
  ['acme.org/', false],
  ['/team', false],
  ['a/b/c', false],
  ['acme..org/team', false],
  ['acme.org/-team', false],
  [`acme.org/${'t'.repeat(64)}`, false],
])('whether %j can name an annotation: %s', (name, isName) => {
  expect(isAnnotationName(name)).toBe(isName);
});
