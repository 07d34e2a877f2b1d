import { tryRevision } from '../revisions';
import { meaning } from '../rule';
import { tagFollowers } from './tag-followers';

/**
 * A tag is a name for a revision, by which namespaces and pods ask for proxies: moved, it gives another one to all that start
 * from then on (istio.io, "Stable revision labels"). One that names the same revision in another way moves nobody, and a new
 * one only who asked by its name before, of a revision that was called so.
 */
export const movedTag = meaning('revision', ['sailoperator.io/IstioRevisionTag'], function* (subject) {
  const { now, before, after, touches } = subject;
  if (!now || !touches('spec', 'targetRef')) return;
  const { name } = now.metadata;
  const [was, is] = [tryRevision(before(), name), tryRevision(after(), name)];
  if (was === undefined || is === undefined || was === is) return;
  yield `from now on, tag ${name} means ${is} to pods that start, no longer ${was}`;
  for (const line of tagFollowers(before(), after(), [name])) yield line;
});
