import { expect, test } from 'vitest';
import { judgeContradictions } from '../../../lib/settings/istio-values/judge-contradictions';
import { faultsOf, inPlane } from '../../support';

/** What is said against values beside what settings decide. */
function contradictions(derived: object, given: unknown): readonly string[] {
  return Array.from(judgeContradictions(derived, given, 'values'), ({ at, say }) => `${at}: ${say}`);
}

test('a value that other settings decide otherwise is named with what they decide', () => {
  expect(contradictions({ pilot: { env: { A: '1' } } }, { pilot: { env: { A: '2', B: '2' } } })).toEqual([
    'values.pilot.env.A: other settings decide this ("1"); remove it',
  ]);
  expect(contradictions({ pilot: { env: { A: '1' } } }, { pilot: { env: 'none' } })).toEqual([
    'values.pilot.env: other settings decide this ({"A":"1"}); remove it',
  ]);
});

test('the same value, another one, and lists contradict nothing', () => {
  expect(contradictions({ a: '1', b: { c: true } }, { a: '1', b: { d: false } })).toEqual([]);
  expect(contradictions({ a: ['1'] }, { a: ['2'] })).toEqual([]);
  expect(contradictions({ a: '1' }, undefined)).toEqual([]);
});

test('a null is reported as such, and once', () => {
  const values = { pilot: { trustedZtunnelNamespace: null } };

  expect(faultsOf(inPlane({ dataplaneMode: 'ambient', values }))).toEqual([
    'crc: controlPlanes[0].values.pilot.trustedZtunnelNamespace: is null; remove the key',
  ]);
});

test('values of Istio, of the CNI plugin and of the node proxy are judged', () => {
  const plane = {
    name: 'mesh',
    dataplaneMode: 'ambient',
    values: { pilot: { trustedZtunnelNamespace: 'kube-system' } },
  };
  const cni = { values: { cni: { ambient: { reconcileIptablesOnStartup: false } } } };
  const ztunnel = { values: { ztunnel: { revision: 'default' } } };

  expect(faultsOf({ ...inPlane(plane), cni, ztunnel })).toEqual([
    'crc: cni.values.cni.ambient.reconcileIptablesOnStartup: other settings decide this (true); remove it',
    'crc: ztunnel.values.ztunnel.revision: other settings decide this ("mesh"); remove it',
    'crc: controlPlanes[0].values.pilot.trustedZtunnelNamespace: other settings decide this ("ztunnel"); remove it',
  ]);
});
