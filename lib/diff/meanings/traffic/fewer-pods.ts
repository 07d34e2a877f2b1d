import { meaning } from '../rule';
import { tryScaling } from '../scaling';

/** Pods that end take their connections with them, once they have had time to finish. */
export const fewerPods = meaning('traffic', ['apps/Deployment', 'apps/StatefulSet'], function* (subject) {
  const scaling = tryScaling(subject);
  if (!scaling || scaling.now >= scaling.old) return;
  yield scaling.now === 0
    ? `ends every pod of ${scaling.workload}: nobody answers for it`
    : `ends ${scaling.old - scaling.now} of ${scaling.old} pods of ${scaling.workload}`;
});
