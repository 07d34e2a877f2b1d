import { expect, test } from 'vitest';
import { faultsOf, reference } from '../../support';

const faults = (destination: object) => faultsOf({ ...reference, destination });

test.each([{ server: 'https://api.acme.org:6443' }, { name: 'prod' }, { server: 'https://proxy.acme.org/k8s/east' }])(
  '%o is a destination, and means nothing without Argo CD',
  (destination) => {
    expect(faults(destination)).toEqual([]);
  },
);

test('a destination says server or name', () => {
  expect(faults({})).toEqual(['crc: destination: says neither server nor name; give one']);
  expect(faults({ server: 'https://api.acme.org:6443', name: 'prod' })).toEqual([
    'crc: destination: says both server "https://api.acme.org:6443" and name "prod"; Argo CD takes one',
  ]);
  expect(faults({ name: '' })).toEqual([
    'crc: destination.name: is empty; give the name that Argo CD knows the cluster by',
  ]);
});

test.each([
  'api.acme.org',
  'http://api.acme.org',
  'https://api.acme.org/',
  'https://api.acme.org?a',
  'https://a.org:99999',
])('%s is no URL of an API server', (server) => {
  expect(faults({ server })).toEqual([
    `crc: destination.server: "${server}" is no URL of an API server; write "https://api.prod.acme.org:6443"`,
  ]);
});

test('credentials in a URL are refused and not repeated', () => {
  expect(faults({ server: 'https://user:secret@api.acme.org' })).toEqual([
    'crc: destination.server: carries credentials; leave them to the Secret by which Argo CD knows the cluster',
  ]);
});

test('a ServiceAccount is one that can be', () => {
  expect(faults({ name: 'prod', serviceAccount: { name: 'argo', namespace: 'a.b' } })).toEqual([
    'crc: destination.serviceAccount.namespace: "a.b" is not a DNS label: at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit',
  ]);
});
