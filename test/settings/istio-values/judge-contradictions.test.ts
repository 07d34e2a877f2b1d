import { expect, test } from 'vitest';
import { judgeContradictions } from '../../../lib/settings/istio-values/judge-contradictions';
import { faultsOf, inAmbient, inPlane } from '../../support';

/** What is said against values beside what settings decide. */
function contradictions(derived: object, given: unknown): readonly string[] {
  return Array.from(judgeContradictions(derived, given, 'values', 'setting'), ({ at, say }) => `${at}: ${say}`);
}

test('a value that a setting decides otherwise is named with the setting and what it decides, and of another type is left to the schema', () => {
  expect(contradictions({ pilot: { env: { A: '1' } } }, { pilot: { env: { A: '2', B: '2' } } })).toEqual([
    'values.pilot.env.A: setting decides this ("1"); remove it',
  ]);
  expect(contradictions({ pilot: { env: { A: '1' } } }, { pilot: { env: 'none' } })).toEqual([]);
  expect(contradictions({ a: '1' }, { a: 1 })).toEqual([]);
});

test('the same value, another one, and lists contradict nothing', () => {
  expect(contradictions({ a: '1', b: { c: true } }, { a: '1', b: { d: false } })).toEqual([]);
  expect(contradictions({ a: ['1'] }, { a: ['2'] })).toEqual([]);
  expect(contradictions({ a: '1' }, undefined)).toEqual([]);
});

test('a null is reported as such, and once', () => {
  const values = { pilot: { trustedZtunnelNamespace: null } };

  expect(faultsOf(inAmbient({ values }))).toEqual([
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
    'crc: cni.values.cni.ambient.reconcileIptablesOnStartup: dataplaneMode decides this (true); remove it',
    'crc: ztunnel.values.ztunnel.revision: name or namespace of the control plane decides this ("mesh"); remove it',
    'crc: controlPlanes[0].values.pilot.trustedZtunnelNamespace: ztunnel.namespace decides this ("ztunnel"); remove it',
  ]);
});
