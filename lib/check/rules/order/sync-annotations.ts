import { hook, hookNames, syncWave } from '../../../platform/argo-cd';
import { at } from '../../path';
import type { Rule } from '../../rule';
import { didYouMean, list } from '../../wording';

const waveAt = at('metadata', 'annotations', syncWave);

export const syncAnnotations: Rule = {
  code: 'ORD009',
  severity: 'error',
  title: 'A sync wave is an integer in quotes, and a hook is one that Argo CD knows',
  why: 'The API server refuses an annotation that is a number, and Argo CD takes a wave that it cannot read for 0 and a hook that it does not know for none: the object then comes at another time.',
  bad: `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: bookinfo
      annotations: { argocd.argoproj.io/sync-wave: "ten" }`,
  good: `
    apiVersion: v1
    kind: Namespace
    metadata:
      name: bookinfo
      annotations: { argocd.argoproj.io/sync-wave: "10" }`,
  supersedes: ['API004', 'API016'],
  *check({ judged, violations }) {
    for (const { on, at: place } of violations.filter((violation) => violation.at === waveAt)) {
      yield { on, at: place, message: 'a wave is a text; write the number in quotes, such as "10"' };
    }
    for (const on of judged) {
      const { [syncWave]: wave, [hook]: hooks } = on.metadata.annotations ?? {};
      if (wave !== undefined && !/^[-+]?\d+$/.test(wave)) {
        yield { on, at: waveAt, message: `"${wave}" is no integer; write one in quotes, such as "10"` };
      }
      for (const name of unknownHooks(hooks)) {
        const message = `"${name}" is no hook (${list(hookNames)})${didYouMean(name, hookNames)}`;
        yield { on, at: at('metadata', 'annotations', hook), message };
      }
    }
  },
};

function unknownHooks(hooks = ''): readonly string[] {
  const names = hooks.split(',').map((name) => name.trim());
  return names.filter((name) => name !== '' && !hookNames.some((known) => known === name));
}
