import { meaning } from '../rule';
import { tryScaling } from '../scaling';

/** Further pods serve once they are scheduled and ready; those that run are left alone. */
export const morePods = meaning('wait', ['apps/Deployment', 'apps/StatefulSet'], function* (subject) {
  const scaling = tryScaling(subject);
  if (scaling && scaling.now > scaling.old)
    yield `starts ${scaling.now - scaling.old} more pods of ${scaling.workload} (${scaling.old} -> ${scaling.now})`.replace(
      '1 more pods',
      '1 more pod',
    );
});
