import { describe, expect, it } from 'vitest';
import { port, report, type Said } from './reports';

const secret: Said = { ...port, code: 'API004', kind: 'Secret', at: 'stringData.password' };

const pod: Said = { ...port, kind: 'Pod' };

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
    [
      'a number of a Secret',
      { ...secret, message: 'got the number 123456; quote it' },
      'got the number (hidden); quote it',
    ],
    [
      'a fraction of a Secret',
      { ...secret, message: 'got the number -1.5e3; quote it' },
      'got the number (hidden); quote it',
    ],
    ['a boolean of a Secret', { ...secret, message: 'expected a string, got true' }, 'expected a string, got (hidden)'],
    [
      'a variable by its name',
      { ...pod, at: 'spec.env[0].value', message: 'got the number 123456' },
      'got the number (hidden)',
    ],
    [
      'a header by its name',
      { ...port, at: 'spec.http[0].headers.request.set.authorization', message: 'got "abc"' },
      'got "(hidden)"',
    ],
    [
      'an annotation by its key',
      { ...port, at: 'metadata.annotations["acme.org/token"]', message: 'got 5' },
      'got (hidden)',
    ],
    ['the key of a Route', { ...port, at: 'spec.tls.key', message: 'got the number 5' }, 'got the number (hidden)'],
    [
      'a password of Kiali',
      { ...port, at: 'spec.auth.adminPassword', message: 'got the number 5' },
      'got the number (hidden)',
    ],
    [
      'the user of a URL',
      { ...port, message: '"https://user:hunter2@acme.org/a", "https//t0ken@acme.org"' },
      '"https://(hidden)@acme.org/a", "https//(hidden)@acme.org"',
    ],
    ['the user of a URL that is cut off', { ...port, message: '"amqp://user:hunt..." is' }, '"amqp://(hidden)@..." is'],
    ['an Authorization header', { ...port, message: '"Basic dXNlcjpodW50ZXIy"' }, '"Basic (hidden)"'],
    ['a token', { ...port, message: '"eyJhbGciOi.eyJzdWIiOi.c2ln-_" is a token' }, '"(hidden)" is a token'],
    ['an access key', { ...port, message: '"AKIAIOSFODNN7EXAMPLE"' }, '"(hidden)"'],
  ])('%s', (_, said, message) => {
    expect(messageOf(said)).toBe(message);
  });

  it('and quotes everything else', () => {
    expect(messageOf(port)).toBe(port.message);
    expect(messageOf({ ...secret, at: 'metadata.name', message: '"Login" is no name' })).toBe('"Login" is no name');
  });

  it.each([
    ['a variable that is none', { ...pod, at: 'spec.env[1].value' }, 'got the number 5'],
    ['the name of a Secret', { ...port, at: 'spec.tls.credentialName' }, 'there is no Secret "tls"'],
    [
      'an annotation that names a Secret',
      { ...port, at: 'metadata.annotations["a.org/secret-name"]' },
      'no Secret "tls"',
    ],
    ['a URL without a user', port, '"https://acme.org:8443/a@b" is not base64'],
    ['an image', port, '"oci://quay.io/acme/plugin@sha256:ab"'],
    ['a sentence', port, 'basic authentication needs a password'],
  ])('and quotes %s', (_, said, message) => {
    expect(messageOf({ ...said, message })).toBe(message);
  });
});
