import { expect, test } from 'vitest';
import { faultsOf, inGateway, inPlane, reference } from '../../support';

const at = 'crc: controlPlanes[0].gateways[0]';

test.each(['Public', '1gw'])('a gateway has a name that its Service can have, not %s', (name) => {
  expect(faultsOf(inGateway({ name }))).toEqual([
    `${at}.name: "${name}" is not a name for its Service: at most 63 lower-case letters, digits and "-", starting with a letter`,
  ]);
});

test('what remains of a gateway name without "istio-" is a label', () => {
  expect(faultsOf(inGateway({ name: 'istio--x' }))).toEqual([
    `${at}.name: "-x", its label, is not a DNS label: at most 63 lower-case letters, digits and "-", starting and ending with a letter or digit`,
  ]);
});

test('two gateways of one name are refused in a namespace, and in a mesh', () => {
  const fault = `"public" names controlPlanes[0].gateways[0] too, and both would serve each other's hosts; rename one`;

  expect(faultsOf(inMesh(['public', 'a'], ['public', 'a']))).toEqual([
    `crc: controlPlanes[0].gateways[1].name: ${fault}`,
  ]);
  expect(faultsOf(inMesh(['public', 'a'], ['other', 'a'], ['public', 'b']))).toEqual([
    `crc: controlPlanes[0].gateways[2].name: ${fault}`,
  ]);
});

test('two gateways are refused whose names yield one label', () => {
  expect(faultsOf(inMesh(['istio-public', 'a'], ['public', 'b']))).toEqual([
    `crc: controlPlanes[0].gateways[1].name: "public" gets the label istio=public of controlPlanes[0].gateways[0], and both would serve each other's hosts; rename one`,
  ]);
});

test('two meshes may each have a gateway of one name', () => {
  const controlPlanes = ['a', 'b'].map((name) => ({
    name,
    namespace: name,
    gateways: [{ name: 'public', namespace: `${name}-ingress` }],
  }));

  expect(faultsOf({ ...reference, controlPlanes })).toEqual([]);
});

test('either replicas or an autoscaler decides the number of pods', () => {
  expect(faultsOf(inGateway({ replicas: 2, autoscaling: { minReplicas: 1, maxReplicas: 2 } }))).toEqual([
    `${at}.replicas: the autoscaler decides the number of pods; remove replicas or autoscaling`,
  ]);
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d pods are refused', (count) => {
  expect(faultsOf(inGateway({ replicas: count }))).toEqual([`${at}.replicas: ${count} is not a whole number from 0`]);
});

test('an autoscaler counts in whole numbers, from the least to the most', () => {
  const autoscaling = { minReplicas: 0, maxReplicas: 2.5, targetCpuUtilizationPercent: 0 };

  expect(faultsOf(inGateway({ autoscaling }))).toEqual([
    `${at}.autoscaling.minReplicas: 0 is not a whole number from 1`,
    `${at}.autoscaling.maxReplicas: 2.5 is not a whole number from 0`,
    `${at}.autoscaling.targetCpuUtilizationPercent: 0 is not a whole number from 1`,
  ]);
  expect(faultsOf(inGateway({ autoscaling: { minReplicas: 3, maxReplicas: 2 } }))).toEqual([
    `${at}.autoscaling.maxReplicas: 2 is not a whole number from 3`,
  ]);
  expect(faultsOf(inGateway({ autoscaling: { minReplicas: 2, maxReplicas: 2 } }))).toEqual([]);
});

test.each([
  ['the one pod there is by default', {}, 1, 1],
  ['all replicas', { replicas: 2 }, 2, 2],
  ['more than the autoscaler keeps', { autoscaling: { minReplicas: 2, maxReplicas: 9 } }, 3, 2],
])('a budget that keeps %s is refused: no node could be drained', (_, workload, minAvailable, pods) => {
  expect(faultsOf(inGateway({ ...workload, podDisruptionBudget: { minAvailable } }))).toEqual([
    `${at}.podDisruptionBudget.minAvailable: ${minAvailable} of ${pods} pods must stay, so no node could ever be drained; ask for more pods or fewer to stay`,
  ]);
});

test.each([
  ['fewer than all', { replicas: 2 }, 1],
  ['fewer than the autoscaler keeps', { autoscaling: { minReplicas: 2, maxReplicas: 9 } }, 1],
  ['none', {}, 0],
  ['none of none', { replicas: 0 }, 0],
])('a budget that keeps %s is accepted', (_, workload, minAvailable) => {
  expect(faultsOf(inGateway({ ...workload, podDisruptionBudget: { minAvailable } }))).toEqual([]);
});

test('a budget keeps a whole number of pods', () => {
  expect(faultsOf(inGateway({ podDisruptionBudget: { minAvailable: -1 } }))).toEqual([
    `${at}.podDisruptionBudget.minAvailable: -1 is not a whole number from 0`,
  ]);
});

/** The reference with these gateways, by name and namespace, and nothing that they serve. */
function inMesh(...gateways: readonly (readonly [string, string])[]) {
  return inPlane({ gateways: gateways.map(([name, namespace]) => ({ name, namespace })), applications: [] });
}
