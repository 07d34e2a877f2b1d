import { generatedGateways } from '../../../check/derived/gateway/gateway-api';
import { gatewayWorkloads } from '../../../check/derived/gateway/gateway-pods';
import { injectionOf, tryEnrolment } from '../../../check/derived/workload/injection';
import type { Mesh } from '../../../check/mesh';
import { gatewayName } from '../gateways';
import { counted, listed, rollout } from '../wording';

/** What becomes of those who ask for proxies by tags that lead elsewhere, a line each. */
export function tagFollowers(mesh: Mesh, tags: readonly string[]): readonly string[] {
  const isAsked = (revision: string | undefined) => revision !== undefined && tags.includes(revision);
  const namespaces = mesh
    .ofKind('core/Namespace')
    .filter(({ metadata }) => isAsked(tryEnrolment(metadata.labels ?? {})?.revision))
    .map(({ metadata }) => metadata.name);
  const gateways = gatewayWorkloads(mesh).filter((workload) => {
    const injection = injectionOf(mesh, workload);
    return typeof injection !== 'string' && injection.by === 'pod' && isAsked(injection.revision);
  });
  const generated = generatedGateways(mesh).filter(({ gateway }) => isAsked(gateway.metadata.labels?.['istio.io/rev']));
  return [
    ...(namespaces.length > 0
      ? [`pods of ${counted('namespace', namespaces)} move when they start anew: ${rollout(namespaces)}`]
      : []),
    ...gateways.map(({ namespace, name }) => {
      return `${gatewayName({ namespace, name })} moves when it starts anew: oc -n ${namespace} rollout restart deployment/${name}`;
    }),
    ...(generated.length > 0 ? [`istiod restarts the pods of ${listed(generated.map(gatewayName))}`] : []),
  ];
}
