import { meaning } from '../rule';
import { boundsOf, scaledName } from '../scaling';

/** How many pods there are within the bounds of a HorizontalPodAutoscaler, load decides, in its own time. */
export const loadBounds = meaning('wait', ['autoscaling/HorizontalPodAutoscaler'], function* (subject) {
  const { change, old, now, after, touches } = subject;
  if (!now || !touches('spec')) return;
  const [least, most] = boundsOf(now);
  const name = scaledName(after(), now);
  if (!old) yield `load decides how many pods ${name} has: ${least} to ${most}`;
  else if (change.kind === 'changed' && boundsOf(old).join() !== boundsOf(now).join())
    yield `load decides how many pods ${name} has: ${least} to ${most}, no longer ${boundsOf(old).join(' to ')}`;
  else yield `${name} scales by another measure`;
});
