import { gatewayName, tryGenerated } from '../gateways';
import { meaning } from '../rule';
import { present } from '../sets';

/** A ConfigMap tells istiod how to make the pods of the Gateways that refer to it (`parametersRef`), key by key. */
export const gatewayParameters = meaning('restart', ['core/ConfigMap'], function* ({ change, now, after, touches }) {
  if (change.kind !== 'changed' || !now || !touches('data')) return;
  const gateways = after()
    .ofKind('gateway.networking.k8s.io/Gateway')
    .filter(({ metadata, spec }) => {
      const { kind, name } = spec?.infrastructure?.parametersRef ?? {};
      return kind === 'ConfigMap' && name === now.metadata.name && metadata.namespace === now.metadata.namespace;
    });
  for (const made of present(gateways.map((gateway) => tryGenerated(after(), gateway)))) {
    if (touches('data', 'deployment')) yield `restarts the pods of ${gatewayName(made)}`;
    if (touches('data', 'horizontalPodAutoscaler')) yield `changes how many pods ${gatewayName(made)} has`;
  }
});
