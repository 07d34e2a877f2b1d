import { breadthOf } from '../breadth';
import { meaning } from '../rule';
import { named } from '../wording';

/** Whoever is bound to a role may do more, at once. */
export const widerRole = meaning(
  'exposure',
  ['rbac.authorization.k8s.io/Role', 'rbac.authorization.k8s.io/ClusterRole'],
  function* ({ change, old, now, touches }) {
    if (change.kind !== 'changed') return;
    if (now && 'aggregationRule' in now && now.aggregationRule && touches('aggregationRule'))
      yield `${named(now)} grants what every ClusterRole does that its labels select (aggregationRule)`;
    const breadth = breadthOf(old?.rules ?? [], now?.rules ?? []);
    if (breadth === 'wider') yield `${named(now)} grants more to whom it is bound`;
    if (breadth === 'other') yield `${named(now)} grants something else to whom it is bound`;
  },
);
