import { meaning } from '../rule';
import { tagFollowers } from './tag-followers';

/**
 * A tag is a name for a revision, by which namespaces and pods ask for proxies: moved, it gives another one to all that start
 * from then on (istio.io, "Stable revision labels").
 */
export const movedTag = meaning('revision', ['sailoperator.io/IstioRevisionTag'], function* (subject) {
  const { change, old, now, after, touches } = subject;
  if (change.kind !== 'changed' || !now || !touches('spec', 'targetRef')) return;
  const { name } = now.metadata;
  const [was, is] = [old?.spec?.targetRef, now.spec?.targetRef];
  yield `from now on, tag ${name} means ${is?.kind} ${is?.name} to pods that start, no longer ${was?.kind} ${was?.name}`;
  for (const line of tagFollowers(after(), [name])) yield line;
});
