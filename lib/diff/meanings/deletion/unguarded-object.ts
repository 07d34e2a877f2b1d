import { hook, syncOptions } from '../../../platform/argo-cd';
import { meaningOfAny } from '../rule';
import { named } from '../wording';
import { lostGuards, optionsIn } from './guards';

/** Nothing is deleted now; but who guarded an object meant it to outlast a mistake. */
export const unguardedObject = meaningOfAny('deletion', function* ({ change, old, now }) {
  if (change.kind !== 'changed' || !now) return;
  const [was, is] = [old, now].map((object) => object?.metadata.annotations ?? {});
  yield* lostGuards(optionsIn(was?.[syncOptions]), optionsIn(is?.[syncOptions]), named(now));
  const name = is?.[hook];
  if (name === undefined || name === was?.[hook]) return;
  yield name === 'Skip'
    ? `Argo CD no longer applies ${named(now)} (hook ${name})`
    : `Argo CD takes ${named(now)} for a hook (${name}): a sync deletes it and makes it anew`;
});
