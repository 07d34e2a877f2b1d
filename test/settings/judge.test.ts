import { expect, test } from 'vitest';
import { faultsOf, inPlane, reference } from '../support';

const label = 'at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit';

test.each(['Crc', 'crc.example', '-crc', 'crc-', 'a/b', '..', '../etc', '.', '~', 'c'.repeat(64), 'crç'])(
  'cluster name %j is refused: it is no DNS label, and names a folder',
  (name) => {
    expect(faultsOf({ ...reference, name })).toEqual([
      `${name}: name: "${name}" is not a DNS label, and it names the folder dist/<name>: ${label}`,
    ]);
  },
);

test.each(['a', '0', 'c'.repeat(63), 'crc--2'])('cluster name %j is accepted', (name) => {
  expect(faultsOf({ ...reference, name })).toEqual([]);
});

test.each([
  ['', 'is empty; give a domain, e.g. "apps-crc.testing"'],
  ['https://apps.test', '"https://apps.test" carries a scheme; write "apps.test"'],
  ['*.apps.test', '"*.apps.test" has a wildcard; write "apps.test"'],
  ['Apps.Test', '"Apps.Test" has upper case; write "apps.test"'],
  ['apps..test', '"apps..test" has an empty label; remove the stray "."'],
  ['apps.test:443', '"apps.test:443" carries a port or path; write "apps.test"'],
  ['apps.te_st', `label "te_st" of "apps.te_st" is not a DNS label: ${label}`],
])('apps domain %j is refused once, not again for the hosts that derive from it', (appsDomain, fault) => {
  expect(faultsOf({ ...reference, appsDomain })).toEqual([`crc: appsDomain: ${fault}`]);
});

test('a control plane is named by a DNS label that no other has', () => {
  const faults = faultsOf({
    ...reference,
    controlPlanes: [
      { name: 'a', namespace: 'a' },
      { name: 'a', namespace: 'b' },
      { name: 'A_B', namespace: 'c' },
    ],
  });

  expect(faults).toEqual([
    'crc: controlPlanes[1].name: "a" names controlPlanes[0] too; give each its own name',
    `crc: controlPlanes[2].name: "A_B" is not a DNS label: ${label}`,
  ]);
});

test('a cluster has a control plane, with anything in its mesh or without', () => {
  expect(faultsOf({ ...reference, controlPlanes: [] })).toEqual([
    'crc: controlPlanes: is empty; leave it out for one with every default',
  ]);
  expect(faultsOf(inPlane({ gateways: [], applications: [] }))).toEqual([]);
});

test('a control plane name leaves room for the names of its revision', () => {
  const name = 'a'.repeat(50);
  const service = `istiod-${name}-v1-30-3`;

  expect(faultsOf(inPlane({ name, updateStrategy: { type: 'RevisionBased' } }))).toEqual([
    `crc: controlPlanes[0].name: "${name}" is too long: "${service}" has ${service.length} characters; at most 63 are allowed`,
  ]);
  expect(faultsOf(inPlane({ name }))).toEqual([]);
});
