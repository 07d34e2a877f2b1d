import { expect, test } from 'vitest';
import { faultsOf, inAmbient } from '../../support';

const at = 'crc: controlPlanes[0].applications';

/** What is wrong with applications of a control plane in ambient mode. */
function faults(...applications: readonly object[]) {
  const named = applications.map((application, i) => ({ name: `app-${i}`, namespace: 'shop', ...application }));
  return faultsOf(inAmbient({ applications: named }));
}

test('a waypoint is for applications in ambient mode', () => {
  expect(faults({ name: 'shop', dataplaneMode: 'sidecar', waypoint: {} })).toEqual([
    `${at}[0].waypoint: "shop" is in sidecar mode, where each pod has what a waypoint does; remove it, or set dataplaneMode: 'ambient'`,
  ]);
  expect(faults({ waypoint: {} })).toEqual([]);
});

test('a waypoint takes one of three kinds of traffic', () => {
  expect(faults({ waypoint: { for: 'none' } })).toEqual([
    `${at}[0].waypoint.for: "none" is not known; known: service, workload, all`,
  ]);
  for (const traffic of ['service', 'workload', 'all']) expect(faults({ waypoint: { for: traffic } })).toEqual([]);
});

test('a waypoint has a name that its Service can have', () => {
  expect(faults({ waypoint: { name: '1-way' } })).toEqual([
    `${at}[0].waypoint.name: "1-way" is not a name for its Service: at most 63 lower-case letters, digits and "-", starting with a letter and ending with a letter or digit`,
  ]);
});

test('a waypoint is not called as a Service of an application in its namespace', () => {
  const say = (name: string) =>
    `"${name}" is a Service of the application, and a waypoint has one of its own; rename the waypoint`;
  const expose = { service: { name: 'web', port: 80 } };

  expect(faults({ sample: 'bookinfo', waypoint: { name: 'reviews' } })).toEqual([
    `${at}[0].waypoint.name: ${say('reviews')}`,
  ]);
  expect(faults({ waypoint: { name: 'web' } }, { expose })).toEqual([`${at}[0].waypoint.name: ${say('web')}`]);
  expect(faults({ waypoint: { name: 'web' } }, { namespace: 'other', expose })).toEqual([]);
});

test('applications of one namespace share its waypoint', () => {
  const waypoint = { name: 'way', for: 'all' };

  expect(faults({ waypoint }, {}, { waypoint })).toEqual([]);
  expect(faults({ waypoint }, {}, { waypoint: { name: 'way' } })).toEqual([
    `${at}[2].waypoint: namespace "shop" has waypoint "way" for "all" already (controlPlanes[0].applications[0]); write the same, or leave it out`,
  ]);
  expect(faults({ waypoint }, { namespace: 'other', waypoint: {} })).toEqual([]);
});

test('applications of one namespace are in one mode', () => {
  expect(faults({}, { dataplaneMode: 'sidecar' })).toEqual([
    `${at}[1].dataplaneMode: "sidecar", but namespace "shop" is in mode "ambient" (controlPlanes[0].applications[0]); a namespace has one`,
  ]);
});
