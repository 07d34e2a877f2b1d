import { expect, it } from 'vitest';
import type { PlannedStep } from '../../lib/upgrade/plan';
import { told } from '../../lib/upgrade/told';

const step: PlannedStep = {
  cluster: 'prod',
  what: 'IstioCNI',
  title: 'from v1.28.10 to v1.30.3',
  changes: [{ at: 'release', value: '3.4' }, { at: 'cni.version' }],
  commands: ['oc get istiocni'],
  rule: 'it comes after Istio',
};

it('tells of each step what to write, what to remove, what to run and why', () => {
  expect(told({ clusters: ['prod'], to: '3.4', steps: [step, { ...step, changes: [] }] })).toBe(
    `prod: to release 3.4 in 2 steps

1. IstioCNI: from v1.28.10 to v1.30.3
   write   release: '3.4'
   remove  cni.version
   run     oc get istiocni
   rule    it comes after Istio

2. IstioCNI: from v1.28.10 to v1.30.3
   run     oc get istiocni
   rule    it comes after Istio
`,
  );
});

it('tells first what comes before the commit', () => {
  const before = ['oc adm upgrade --to-latest=true'];

  expect(told({ clusters: ['prod'], to: '3.4', steps: [{ ...step, before }] })).toContain(
    `
   run     oc adm upgrade --to-latest=true
   write   release: '3.4'
   remove  cni.version
   run     oc get istiocni
`,
  );
});

it('says which cluster a step is for where there are several, and where nothing is to be done', () => {
  const two = told({ clusters: ['prod', 'west'], to: '3.4', steps: [step] });

  expect(two.split('\n').filter((line) => /^\w/.test(line))).toEqual([
    'prod, west: to release 3.4 in 1 step',
    '1. prod: IstioCNI: from v1.28.10 to v1.30.3',
  ]);
  expect(told({ clusters: ['prod'], to: '3.4', steps: [] })).toBe('prod: nothing to do for release 3.4\n');
});
