import { allowanceChanges } from '../allowances';
import { meaning } from '../rule';
import { named } from '../wording';

/** Whoever can change what an Application reads gets that much more of the cluster. */
export const appProject = meaning('exposure', ['argoproj.io/AppProject'], function* (subject) {
  for (const { at, breadth } of allowanceChanges(subject))
    if (breadth !== 'narrower') yield `Applications of ${named(subject.now)} are allowed more by ${at}`;
});
