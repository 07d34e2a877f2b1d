import { outboundModeOf } from '../egress';
import { meaning } from '../rule';

/** ALLOW_ANY lets pods call any host (istio.io, "Accessing External Services"). */
export const outboundMode = meaning('exposure', ['sailoperator.io/Istio'], function* ({ change, old, now }) {
  const [was, is] = [outboundModeOf(old), outboundModeOf(now)];
  if (change.kind === 'changed' && was === 'REGISTRY_ONLY' && is !== was)
    yield `pods of Istio ${now?.metadata.name} may call any host`;
});
