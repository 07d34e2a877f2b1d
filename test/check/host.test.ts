import { describe, expect, it } from 'vitest';
import { certifies, covers, overlap, withoutNamespace } from '../../lib/check/host';

describe('a host', () => {
  it.each([
    ['*', 'shop.acme.org', true],
    ['*.acme.org', 'shop.acme.org', true],
    ['*.acme.org', 'a.b.acme.org', true],
    ['*.acme.org', 'acme.org', false],
    ['*.acme.org', 'evilacme.org', false],
    ['shop.acme.org', 'shop.acme.org', true],
    ['shop.acme.org', '*.acme.org', false],
  ])('of Istio: %s covers %s: %s', (pattern, host, isCovered) => {
    expect(covers(pattern, host)).toBe(isCovered);
  });

  it.each([
    ['*.acme.org', 'shop.acme.org', true],
    ['*.acme.org', 'a.b.acme.org', false],
    ['*.acme.org', 'acme.org', false],
    ['*.b.acme.org', '*.b.acme.org', true],
    ['Shop.Acme.org', 'shop.acme.org', true],
  ])('of a certificate: %s certifies %s: %s', (name, host, isGood) => {
    expect(certifies(name, host)).toBe(isGood);
  });

  it('shares names with another if one covers the other', () => {
    expect(overlap('*.acme.org', 'shop.acme.org')).toBe(true);
    expect(overlap('shop.acme.org', '*.acme.org')).toBe(true);
    expect(overlap('*.a.org', '*.b.org')).toBe(false);
  });

  it('of a Gateway loses the namespace before it', () => {
    expect(withoutNamespace('shop/shop.acme.org')).toBe('shop.acme.org');
    expect(withoutNamespace('shop.acme.org')).toBe('shop.acme.org');
  });
});
