import type { Read } from '../../manifest/kinds';
import { fieldsOf } from '../../manifest/mapping';
import { type Breadth, breadthOf, opposite } from './breadth';
import type { Subject } from './rule';

/** A list of an AppProject by which its Applications may do more or less than they could. */
export interface AllowanceChange {
  readonly at: string;
  readonly breadth: Breadth;
  /** Whether it says which objects Applications may deploy, and where; others say what they may read. */
  readonly isOfObjects: boolean;
}

/** Lists that say what the Applications of a project may do, or may not (Argo CD, "Projects"). */
const lists = [
  { field: 'sourceRepos' },
  { field: 'sourceNamespaces' },
  { field: 'destinations', isOfObjects: true },
  { field: 'clusterResourceWhitelist', isOfObjects: true },
  { field: 'clusterResourceBlacklist', isOfObjects: true, denies: true },
  // Without it, all kinds are allowed that have a namespace (argo-cd `AppProject`, `IsGroupKindNamePermitted`).
  { field: 'namespaceResourceWhitelist', isOfObjects: true, isOpenWithout: true },
  { field: 'namespaceResourceBlacklist', isOfObjects: true, denies: true },
];

/** What changed of what an AppProject allows. */
export function allowanceChanges(subject: Subject<Read<'argoproj.io/AppProject'>>): readonly AllowanceChange[] {
  const { change, old, now, touches } = subject;
  if (change.kind !== 'changed') return [];
  return lists.flatMap(({ field, isOfObjects = false, denies = false, isOpenWithout = false }) => {
    if (!touches('spec', field)) return [];
    const [was, is] = [fieldsOf(old?.spec)[field], fieldsOf(now?.spec)[field]].map((value) =>
      value === undefined && isOpenWithout ? [{}] : value,
    );
    const breadth = breadthOf(itemsOf(was), itemsOf(is));
    if (!breadth) return [];
    // What begins so is taken from what the rest of its list allows.
    const isNegated = JSON.stringify([was, is]).includes('"!');
    return [{ at: `spec.${field}`, isOfObjects, breadth: isNegated ? 'other' : denies ? opposite[breadth] : breadth }];
  });
}

function itemsOf(list: unknown): readonly unknown[] {
  return Array.isArray(list) ? list : [];
}
