import { refusedTransitions } from '../../../check/cel/transitions';
import { trySchemaOf } from '../../../check/schema/schema-check';
import { meaningOfAny } from '../rule';
import { target } from '../subject';
import { refused } from './refused';

/** CRDs have rules that compare with the earlier state (`oldSelf`): the API server holds them against every update. */
export const transitionRule = meaningOfAny('immutable', function* ({ change, old, now }) {
  const schema = now && trySchemaOf(now, target);
  if (change.kind !== 'changed' || !schema || !old) return;
  for (const at of refusedTransitions(schema, old, now)) yield refused(at, now);
});
