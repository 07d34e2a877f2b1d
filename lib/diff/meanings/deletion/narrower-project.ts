import { allowanceChanges } from '../allowances';
import { meaning } from '../rule';
import { listed, named } from '../wording';

/** Argo CD looks away from what a project does not allow: it neither prunes it nor keeps it in sync (Argo CD, "Projects"). */
export const narrowerProject = meaning('deletion', ['argoproj.io/AppProject'], function* (subject) {
  const narrowed = allowanceChanges(subject).filter(({ isOfObjects, breadth }) => isOfObjects && breadth !== 'wider');
  if (narrowed.length > 0)
    yield `what ${named(subject.now)} no longer allows to its Applications stays as it is, and is no longer kept in sync (${listed(narrowed.map(({ at }) => at))})`;
});
