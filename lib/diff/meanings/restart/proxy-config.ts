import { meaning } from '../rule';
import { scopeOf } from '../scope';
import { rollout } from '../wording';

/** Proxies read a ProxyConfig when they start, and never again (istio.io, "ProxyConfig"). */
export const proxyConfig = meaning(
  'restart',
  ['networking.istio.io/ProxyConfig'],
  function* ({ old, now, before, after, touches }) {
    const [mesh, object] = now ? [after(), now] : [before(), old];
    if (!object || !touches('spec')) return;
    yield `${scopeOf(mesh, object)} take it up when they start anew: ${rollout([object.metadata.namespace ?? ''])}`;
  },
);
