import { confirmPrune, noPrune, syncOptions } from '../../../platform/argo-cd';
import { meaningOfAny } from '../rule';
import { named } from '../wording';
import { optionsIn } from './guards';

/** What Argo CD does with an object that is no longer written, by its own annotation (`docs/user-guide/sync-options.md`). */
const guards: Readonly<Record<string, string>> = {
  [confirmPrune]: 'Argo CD waits until a person confirms the deletion of',
  [noPrune]: 'Argo CD does not delete but keeps, out of sync,',
};

/** Argo CD reads the guard from the live object: it holds although the object is gone from the files. */
export const guardedObject = meaningOfAny('deletion', function* ({ change, old }) {
  if (change.kind !== 'removed' || !old) return;
  const options = optionsIn(old.metadata.annotations?.[syncOptions]);
  for (const [option, what] of Object.entries(guards)) if (options.includes(option)) yield `${what} ${named(old)}`;
});
