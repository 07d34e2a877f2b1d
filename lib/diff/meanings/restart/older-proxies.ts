import { revisionName } from '../../../platform/naming';
import { followersOf } from '../followers';
import { gatewayName } from '../gateways';
import { meaning } from '../rule';
import { counted, listed, rollout } from '../wording';

/**
 * A proxy is of the version that injected it until its pod starts anew; those of gateways that istiod makes follow by
 * themselves. An older one works, but must not fall two minors behind (sail-operator, "Update strategy").
 */
export const olderProxies = meaning(
  'restart',
  ['sailoperator.io/Istio'],
  function* ({ change, old, now, after, touches }) {
    if (change.kind !== 'changed' || !old || !now || !touches('spec', 'version')) return;
    const [was, is] = [old, now].map(({ metadata, spec }) =>
      revisionName(metadata.name, spec?.updateStrategy?.type, spec?.version ?? ''),
    );
    if (was !== is) return;
    const { namespaces, gateways, generated } = followersOf(after(), now.metadata.name);
    const version = old.spec?.version;
    if (namespaces.length > 0)
      yield `pods of ${counted('namespace', namespaces)} keep the proxy of ${version} until they start anew: ${rollout(namespaces)}`;
    for (const { namespace, name } of gateways)
      yield `${gatewayName({ namespace, name })} keeps the proxy of ${version} until it starts anew: oc -n ${namespace} rollout restart deployment/${name}`;
    if (generated.length > 0) yield `restarts the pods of ${listed(generated.map(gatewayName))}`;
  },
);
