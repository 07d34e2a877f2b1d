import { expect, test } from 'vitest';
import type { Manifest } from '../../lib/manifest/manifest';
import { scaledWorkloads, withoutReplicas } from '../../lib/manifest/scaled';

const deployment = object('apps/v1', 'Deployment', { spec: { replicas: 2, paused: true } });
const autoscaler = scalerOf({ apiVersion: 'apps/v1', kind: 'Deployment', name: 'public' });

test('a workload that an autoscaler scales loses its replicas, and nothing else', () => {
  const scaled = scaledWorkloads([deployment, autoscaler]);

  expect(withoutReplicas(deployment, scaled)).toEqual({ ...deployment, spec: { paused: true } });
  expect(deployment.spec).toHaveProperty('replicas', 2);
});

test.each([
  ['of another name', { ...deployment, metadata: { name: 'other', namespace: 'ingress' } }],
  ['of another namespace', { ...deployment, metadata: { name: 'public', namespace: 'other' } }],
  ['of another kind', { ...deployment, kind: 'StatefulSet' }],
  ['of another group', { ...deployment, apiVersion: 'example.com/v1' }],
])('a workload %s keeps its replicas', (_, other) => {
  expect(withoutReplicas(other, scaledWorkloads([autoscaler]))).toBe(other);
});

test('only an autoscaler scales', () => {
  const other = { ...autoscaler, kind: 'PodDisruptionBudget' };

  expect(scaledWorkloads([deployment, other])).toEqual(new Set());
});

test.each([[undefined], [{}], [{ kind: 'Deployment', name: 'public' }], [{ apiVersion: 'apps/v1', name: 'public' }]])(
  'an autoscaler that does not name its target whole scales nothing: %j',
  (target) => {
    expect(scaledWorkloads([scalerOf(target)])).toEqual(new Set());
    expect(scaledWorkloads([object('autoscaling/v2', 'HorizontalPodAutoscaler', {})])).toEqual(new Set());
  },
);

test('a scaled workload without a spec stays as it is', () => {
  const bare = object('apps/v1', 'Deployment', {});
  const empty = { ...bare, spec: null };

  expect(withoutReplicas(bare, scaledWorkloads([autoscaler]))).toBe(bare);
  expect(withoutReplicas(empty, scaledWorkloads([autoscaler]))).toBe(empty);
});

function scalerOf(scaleTargetRef: object | undefined): Manifest {
  return object('autoscaling/v2', 'HorizontalPodAutoscaler', { spec: { scaleTargetRef } });
}

function object(apiVersion: string, kind: string, fields: object): Manifest {
  return { apiVersion, kind, metadata: { name: 'public', namespace: 'ingress' }, ...fields };
}
