import { groupOf, type Manifest } from '../../../manifest/manifest';
import { fieldsOf } from '../../../manifest/mapping';
import { immutableFields, mutableFields } from '../../../platform/immutable-fields';
import { meaningOfAny, type Subject } from '../rule';
import { refused } from './refused';

/** Kubernetes itself refuses to change some fields of its kinds, for which no schema has a rule (`platform/immutable-fields`). */
export const builtInField = meaningOfAny('immutable', function* (subject) {
  const { change, now } = subject;
  if (change.kind !== 'changed' || !now) return;
  const kind = `${groupOf(now)}/${now.kind}`;
  for (const path of immutableFields[kind] ?? []) if (subject.touches(...path)) yield refused(path.join('.'), now);
  const mutable = mutableFields[kind];
  if (!mutable) return;
  for (const field of specFieldsOf(subject).filter((name) => !mutable.includes(name)))
    yield refused(`spec.${field}`, now);
});

function specFieldsOf({ old, now, touches }: Subject<Manifest>): readonly string[] {
  const names = Object.keys({ ...fieldsOf(old?.spec), ...fieldsOf(now?.spec) });
  return names.filter((name) => touches('spec', name));
}
