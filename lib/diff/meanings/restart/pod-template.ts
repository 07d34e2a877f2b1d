import { fieldsOf } from '../../../manifest/mapping';
import { workloadName } from '../gateways';
import { meaning } from '../rule';

/** Whatever changes in a pod template, also its resources, is for new pods only: the old ones are replaced (Kubernetes, "Deployments"). */
export const podTemplate = meaning(
  'restart',
  ['apps/Deployment', 'apps/StatefulSet', 'apps/DaemonSet'],
  function* ({ change, now, touches }) {
    if (change.kind !== 'changed' || !now || !touches('spec', 'template')) return;
    const { strategy, updateStrategy } = fieldsOf(now.spec);
    const { type } = fieldsOf(strategy ?? updateStrategy);
    const name = workloadName(now);
    if (type === 'OnDelete') yield `pods of ${name} stay as they are until each is deleted`;
    else yield `restarts the pods of ${name}${type === 'Recreate' ? ', all at once' : ''}`;
  },
);
