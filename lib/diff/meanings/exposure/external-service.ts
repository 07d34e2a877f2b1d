import { meaning } from '../rule';
import { compared, present } from '../sets';
import { listed, named } from '../wording';

/** Nodes take what is sent to an external IP for the Service; an ExternalName leads its callers to any host (Kubernetes, "Service"). */
export const externalService = meaning('exposure', ['core/Service'], function* ({ change, old, now, touches }) {
  if (!touches('spec') || !(now ?? old)) return;
  const service = named(now ?? old);
  const { gained, lost } = compared(present(old?.spec?.externalIPs), present(now?.spec?.externalIPs));
  if (gained.length > 0) yield `${service} is reached at ${listed(gained)} of the nodes' network`;
  if (lost.length > 0) yield `${service} is no longer reached at ${listed(lost)} of the nodes' network`;
  const [was, is] = [old, now].map((each) =>
    each?.spec?.type === 'ExternalName' ? each.spec.externalName : undefined,
  );
  if (change.kind === 'changed' && is !== undefined && is !== was)
    yield `who calls ${service} is led to ${is}, whose pods are none of its own`;
});
