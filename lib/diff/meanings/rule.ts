import type { Mesh } from '../../check/mesh';
import type { Kinds, Read } from '../../manifest/kinds';
import type { Manifest } from '../../manifest/manifest';
import type { MeaningName, ObjectChange } from '../change';

/** What may follow from a change, and when it does. */
export interface MeaningRule {
  readonly name: MeaningName;
  /** The kinds that it is about, as `group/Kind`. @default all */
  readonly kinds?: readonly string[];
  /** Each line that holds of the change, naming what it is about; it reads only. */
  readonly tell: (subject: Subject<Manifest>) => Iterable<string>;
}

/** An object that is not what it was, and what it stands among. */
export interface Subject<T> {
  readonly change: ObjectChange;
  /** As it was, without what has not its field's type; none where it was added. */
  readonly old?: T;
  /** As it is; none where it was removed. */
  readonly now?: T;
  /** All objects of the cluster, before and after; asking for them reads the rest of its files. */
  readonly before: () => Mesh;
  readonly after: () => Mesh;
  /** Whether a field differs, something in it, or what it stands in; an added or a removed object differs in all. */
  readonly touches: (...path: readonly string[]) => boolean;
  /** Where it differs at or below a field, e.g. `spec.http[0].route`. */
  readonly touched: (...path: readonly string[]) => readonly string[];
}

/** A rule about some kinds, whose fields it sees as their schemas have them. */
export function meaning<K extends keyof Kinds>(
  name: MeaningName,
  kinds: readonly K[],
  tell: (subject: Subject<Read<K>>) => Iterable<string>,
): MeaningRule {
  return { name, kinds, tell: (subject) => tell(subject as unknown as Subject<Read<K>>) };
}

/** A rule about objects of any kind. */
export function meaningOfAny(name: MeaningName, tell: (subject: Subject<Manifest>) => Iterable<string>): MeaningRule {
  return { name, tell };
}
