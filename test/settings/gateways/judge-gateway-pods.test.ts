import { expect, test } from 'vitest';
import { faultsOf } from '../../support';

const at = 'prod: controlPlanes[0].gateways[0]';

/** A gateway with these pods, on a cluster of several nodes unless something else is said. */
function withPods(pods: object, infrastructureTopology = 'HighlyAvailable') {
  const gateways = [{ name: 'public', namespace: 'ingress', ...pods }];
  return faultsOf({
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    infrastructureTopology,
    controlPlanes: [{ gateways }],
  });
}

test('either replicas or an autoscaler decides the number of pods', () => {
  expect(withPods({ replicas: 2, autoscaling: { minReplicas: 1, maxReplicas: 2 } })).toEqual([
    `${at}.replicas: the autoscaler decides the number of pods; remove replicas or autoscaling`,
  ]);
});

test.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('%d pods are refused', (count) => {
  expect(withPods({ replicas: count })).toEqual([`${at}.replicas: ${count} is not a whole number from 0`]);
});

test('an autoscaler counts in whole numbers, from the least to the most', () => {
  const autoscaling = { minReplicas: 0, maxReplicas: 2.5, targetCpuUtilizationPercent: 0 };

  expect(withPods({ autoscaling })).toEqual([
    `${at}.autoscaling.minReplicas: 0 is not a whole number from 1`,
    `${at}.autoscaling.maxReplicas: 2.5 is not a whole number from 0`,
    `${at}.autoscaling.targetCpuUtilizationPercent: 0 is not a whole number from 1`,
  ]);
  expect(withPods({ autoscaling: { minReplicas: 3, maxReplicas: 2 } })).toEqual([
    `${at}.autoscaling.maxReplicas: 2 is not a whole number from 3`,
  ]);
  expect(withPods({ autoscaling: { minReplicas: 2, maxReplicas: 2 } })).toEqual([]);
});

test.each([
  ['all pods there are by default', {}, 2, 2],
  ['the one pod that is asked for', { replicas: 1 }, 1, 1],
  ['all replicas', { replicas: 3 }, 3, 3],
  ['more than the autoscaler keeps', { autoscaling: { minReplicas: 2, maxReplicas: 9 } }, 3, 2],
])('a budget that keeps %s is refused: no node could be drained', (_, workload, minAvailable, pods) => {
  expect(withPods({ ...workload, podDisruptionBudget: { minAvailable } })).toEqual([
    `${at}.podDisruptionBudget.minAvailable: ${minAvailable} of ${pods} pods must stay, so no node could ever be drained; ask for more pods or fewer to stay`,
  ]);
});

test.each([
  ['fewer than all', { replicas: 2 }, 1],
  ['fewer than the autoscaler keeps', { autoscaling: { minReplicas: 2, maxReplicas: 9 } }, 1],
  ['none', {}, 0],
  ['none of none', { replicas: 0 }, 0],
])('a budget that keeps %s is accepted', (_, workload, minAvailable) => {
  expect(withPods({ ...workload, podDisruptionBudget: { minAvailable } })).toEqual([]);
});

test('a budget keeps a whole number of pods', () => {
  expect(withPods({ podDisruptionBudget: { minAvailable: -1 } })).toEqual([
    `${at}.podDisruptionBudget.minAvailable: -1 is not a whole number from 0`,
  ]);
});

test('on the only node several pods may run, and none of them must stay', () => {
  expect(withPods({ replicas: 3 }, 'SingleReplica')).toEqual([]);
  expect(withPods({ replicas: 3, podDisruptionBudget: { minAvailable: 1 } }, 'SingleReplica')).toEqual([
    `${at}.podDisruptionBudget.minAvailable: 1 must stay, and there is no other node, so this one could never be drained; remove podDisruptionBudget`,
  ]);
});

test.each(['100 m', '1 Gi', '0', '-1', '1e3', 'much', ''])('"%s" is no amount of anything', (cpu) => {
  expect(withPods({ resources: { limits: { cpu } } })).toEqual([
    `${at}.resources.limits.cpu: "${cpu}" is not an amount above 0; write e.g. "500m" of CPU, "256Mi" of memory`,
  ]);
});

test('no more is requested than is allowed', () => {
  const requests = { cpu: '1.5', memory: '1G' };

  expect(withPods({ resources: { requests, limits: { cpu: '1499m', memory: '1Gi' } } })).toEqual([
    `${at}.resources.requests.cpu: "1.5" is more than the limit, "1499m"; ask for less or allow more`,
  ]);
  expect(withPods({ resources: { requests, limits: { cpu: '1500m' } } })).toEqual([]);
});

test('an autoscaler needs to know the CPU that is requested', () => {
  const autoscaling = { minReplicas: 2, maxReplicas: 4 };

  expect(withPods({ autoscaling, resources: { requests: { memory: '1Gi' } } })).toEqual([
    `${at}.resources.requests.cpu: missing, and the autoscaler counts CPU in percent of it; give it, e.g. "100m"`,
  ]);
  // Kubernetes takes a limit for the request where there is none.
  expect(withPods({ autoscaling, resources: { limits: { cpu: '1' } } })).toEqual([]);
  expect(withPods({ resources: { requests: { memory: '1Gi' } } })).toEqual([]);
});

test('pods run on nodes that there can be', () => {
  expect(withPods({ nodeSelector: { 'node-role.kubernetes.io/infra': '', zone: 'eu west' } })).toEqual([
    `${at}.nodeSelector["zone"]: "zone: eu west" is not a label that a node can have`,
  ]);
});

test('a toleration is of a taint that a node can have', () => {
  const tolerations = [
    { key: 'infra', operator: 'Exist', effect: 'NoRun' },
    { value: 'reserved' },
    { key: 'infra', operator: 'Exists', value: 'reserved' },
    { key: 'in fra' },
    { operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 30 },
    { operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 0.5 },
    { operator: 'Exists' },
    { key: 'node-role.kubernetes.io/infra', value: 'reserved', effect: 'NoExecute', tolerationSeconds: 30 },
  ];

  expect(withPods({ tolerations })).toEqual([
    `${at}.tolerations[0].operator: "Exist" is not known; did you mean "Exists"?`,
    `${at}.tolerations[0].effect: "NoRun" is not known; known: NoSchedule, PreferNoSchedule, NoExecute`,
    `${at}.tolerations[1].key: missing; give the key of a taint, or operator: 'Exists' to run whatever it is`,
    `${at}.tolerations[2].value: "reserved" is not looked at with operator "Exists"; remove one of the two`,
    `${at}.tolerations[3]: "in fra=" is not a taint that a node can have`,
    `${at}.tolerations[4].tolerationSeconds: 30 needs effect "NoExecute", which alone ends pods`,
    `${at}.tolerations[5].tolerationSeconds: 0.5 is not a whole number`,
  ]);
});
