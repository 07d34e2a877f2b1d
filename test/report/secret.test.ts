import { describe, expect, it } from 'vitest';
import { port, report, type Said } from './reports';

const secret: Said = { ...port, code: 'API004', kind: 'Secret', at: 'stringData.password' };

function messageOf(said: Said): string | undefined {
  return report([said]).findings[0]?.message;
}

describe('a message shows no secret', () => {
  it.each([
    ['a value of a Secret', { ...secret, message: '"hunt\\"er2" is not base64' }, '"(hidden)" is not base64'],
    ['all data of a Secret', { ...secret, at: 'data', message: 'got "a", "b"' }, 'got "(hidden)", "(hidden)"'],
    [
      'a private key',
      { ...port, message: '"-----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY-----\n" is inline' },
      '"(hidden)\n" is inline',
    ],
    ['a private key that is cut off', { ...port, message: '"-----BEGIN PRIVATE KEY-----\nMII" is' }, '"(hidden)" is'],
    ['a private key in base64', { ...port, message: 'got "LS0tLS1CRUdJTiBQUklWQVRF+/="' }, 'got "(hidden)"'],
    ['a token', { ...port, message: '"eyJhbGciOi.eyJzdWIiOi.c2ln-_" is a token' }, '"(hidden)" is a token'],
    ['an access key', { ...port, message: '"AKIAIOSFODNN7EXAMPLE"' }, '"(hidden)"'],
  ])('%s', (_, said, message) => {
    expect(messageOf(said)).toBe(message);
  });

  it('and quotes everything else', () => {
    expect(messageOf(port)).toBe(port.message);
    expect(messageOf({ ...secret, at: 'metadata.name', message: '"Login" is no name' })).toBe('"Login" is no name');
  });
});
