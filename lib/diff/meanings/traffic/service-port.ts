import { meaning } from '../rule';
import { listed, named } from '../wording';

/** Who calls a Service finds its ports and the pods that its selector selects (Kubernetes, "Service"). */
export const servicePort = meaning('traffic', ['core/Service'], function* ({ change, now, touches, touched }) {
  if (change.kind !== 'changed') return;
  if (touches('spec', 'ports')) yield `changes the ports of ${named(now)} (${listed(touched('spec', 'ports'))})`;
  if (touches('spec', 'selector')) yield `${named(now)} leads to other pods (${listed(touched('spec', 'selector'))})`;
});
