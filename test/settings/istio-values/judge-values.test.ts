import { expect, test } from 'vitest';
import { faultsOf, inPlane, reference } from '../../support';

const at = 'crc: controlPlanes[0].values';
const start = "start with a selector of labels alone, e.g. [{ matchLabels: { mesh: 'a' } }]";

function withSelectors(discoverySelectors: unknown) {
  return inPlane({ values: { meshConfig: { discoverySelectors } } });
}

test('a null anywhere in values is refused, since it would be dropped', () => {
  const values = { global: { tag: null }, pilot: { env: { A: null }, tolerations: [null] } };

  expect(faultsOf({ ...inPlane({ values }), cni: { values: { cni: { logLevel: null } } } })).toEqual([
    'crc: cni.values.cni.logLevel: is null; remove the key',
    `${at}.global.tag: is null; remove the key`,
    `${at}.pilot.env.A: is null; remove the key`,
    `${at}.pilot.tolerations[0]: is null; remove the key`,
  ]);
});

test('values that contain themselves are refused, and values that stand twice are not', () => {
  const circle: Record<string, unknown> = {};
  circle.pilot = { again: circle };
  const shared = { cpu: '1' };

  expect(faultsOf(inPlane({ values: circle }))).toEqual([`${at}.pilot.again: contains itself`]);
  expect(faultsOf(inPlane({ values: { pilot: { a: shared, b: shared } } }))).toEqual([]);
});

test.each([
  [[]],
  [[{ matchExpressions: [] }]],
  [[{ matchLabels: { mesh: 'a' }, matchExpressions: [] }]],
  [[{ matchLabels: {} }]],
  [[{ matchLabels: 'xy' }]],
  ['all'],
])('discovery selectors that do not start with labels alone are refused: %j', (selectors) => {
  expect(faultsOf(withSelectors(selectors))).toEqual([`${at}.meshConfig.discoverySelectors: ${start}`]);
});

test.each([
  ['a', 1],
  ['b c', 'a'],
  ['mesh', 'not a value'],
  ['kubernetes.io/metadata.name', 'shop'],
  ['istio-injection', 'enabled'],
  ['istio.io/rev', 'a'],
])('a discovery label %s: %j is not one to put on namespaces', (key, value) => {
  expect(faultsOf(withSelectors([{ matchLabels: { [key]: value } }]))).toEqual([
    `${at}.meshConfig.discoverySelectors: "${key}": ${JSON.stringify(value)} is not a label to put on namespaces`,
  ]);
});

function twoPlanes(first: unknown, second: unknown) {
  const plane = (name: string, discoverySelectors: unknown) => ({
    name,
    namespace: `in-${name}`,
    values: { meshConfig: { discoverySelectors } },
  });
  return { ...reference, controlPlanes: [plane('a', first), plane('b', second)] };
}

test('control planes that would see the same namespaces are refused', () => {
  const [mesh1, mesh2, team] = [{ mesh: '1' }, { mesh: '2' }, { team: 'x' }].map((matchLabels) => [{ matchLabels }]);
  const overlap = 'selects namespaces of another control plane; give one label different values in the two';
  const second = 'crc: controlPlanes[1].values.meshConfig.discoverySelectors';

  expect(faultsOf(twoPlanes(mesh1, mesh2))).toEqual([]);
  expect(faultsOf(twoPlanes(mesh1, mesh1))).toEqual([`${second}: ${overlap}`]);
  expect(faultsOf(twoPlanes(mesh1, team))).toEqual([`${second}: ${overlap}`]);
  expect(faultsOf(twoPlanes(undefined, mesh1))).toEqual([`${second}: ${overlap}`]);
  expect(faultsOf(twoPlanes(mesh1, undefined))).toEqual([`${at}.meshConfig.discoverySelectors: ${overlap}`]);
  expect(faultsOf(twoPlanes(undefined, undefined))).toEqual([]);
});

test('beside another control plane there is one selector, and alone there may be more', () => {
  const selectors = [{ matchLabels: { mesh: '1' } }, {}];

  expect(faultsOf(withSelectors(selectors))).toEqual([]);
  expect(faultsOf(twoPlanes(selectors, [{ matchLabels: { mesh: '2' } }]))).toEqual([
    `${at}.meshConfig.discoverySelectors: give one selector alone, so that the control planes see different namespaces`,
  ]);
});
