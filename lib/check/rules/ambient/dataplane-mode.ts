import { dataplaneModes } from '../../../platform/ambient';
import { modeChoices } from '../../derived/workload/dataplane-modes';
import type { Rule } from '../../rule';
import { list } from '../../wording';

const known: readonly string[] = dataplaneModes;

export const dataplaneMode: Rule = {
  code: 'AMB002',
  severity: 'error',
  title: 'The label istio.io/dataplane-mode says ambient or none',
  why: 'Any other value is ignored without a word: the pods stay outside the mesh, and their traffic is plain text.',
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: enabled } }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient } }`,
  *check(mesh) {
    for (const { on, at, value } of modeChoices(mesh)) {
      if (known.includes(value)) continue;
      yield { on, at, message: `"${value}" is no mode; write one of ${list(dataplaneModes)}` };
    }
  },
};
