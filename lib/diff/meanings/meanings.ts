import { groupOf } from '../../manifest/manifest';
import type { Meaning, ObjectChange } from '../change';
import { type Sides, subjectOf } from './subject';
import { table } from './table';

/** What a change does to what runs, what matters most first; nothing where it does nothing. */
export function meaningsOf(change: ObjectChange, sides: Sides): readonly Meaning[] {
  const object = change.new ?? change.old;
  if (!object) return [];
  const kind = `${groupOf(object)}/${object.kind}`;
  const subject = subjectOf(change, sides);
  return table
    .filter(({ kinds }) => kinds === undefined || kinds.includes(kind))
    .flatMap(({ name, tell }) => [...new Set(tell(subject))].map((say) => ({ name, say })));
}
