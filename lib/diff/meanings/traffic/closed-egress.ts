import { outboundModeOf } from '../egress';
import { meaning } from '../rule';

/** REGISTRY_ONLY ends what pods call outside of the mesh without a ServiceEntry (istio.io, "Accessing External Services"). */
export const closedEgress = meaning('traffic', ['sailoperator.io/Istio'], function* ({ change, old, now }) {
  const [was, is] = [outboundModeOf(old), outboundModeOf(now)];
  if (change.kind === 'changed' && is === 'REGISTRY_ONLY' && is !== was)
    yield `pods of Istio ${now?.metadata.name} may call only what the mesh knows: all else fails`;
});
