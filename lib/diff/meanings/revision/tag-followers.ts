import { generatedGateways } from '../../../check/derived/gateway/gateway-api';
import { gatewayWorkloads } from '../../../check/derived/gateway/gateway-pods';
import { injectionOf } from '../../../check/derived/workload/injection';
import type { Mesh } from '../../../check/mesh';
import { gatewayName } from '../gateways';
import { askedBy, askedByGateway } from '../revisions';
import { counted, listed, rollout } from '../wording';

/**
 * What becomes of those who ask for proxies by tags that lead elsewhere, a line each. Who did not ask by the same tag before
 * is told where its own label changes.
 */
export function tagFollowers(before: Mesh, after: Mesh, tags: readonly string[]): readonly string[] {
  const known = new Set(followersBy(before, tags).map(keyOf));
  const followers = followersBy(after, tags).filter((follower) => known.has(keyOf(follower)));
  const of = (kind: Follower['kind']) => followers.filter((follower) => follower.kind === kind);
  const namespaces = of('namespace').map(({ name }) => name);
  const generated = of('generated').map(gatewayName);
  return [
    ...(namespaces.length > 0
      ? [`pods of ${counted('namespace', namespaces)} move when they start anew: ${rollout(namespaces)}`]
      : []),
    ...of('gateway').map(({ namespace, name }) => {
      return `${gatewayName({ namespace, name })} moves when it starts anew: oc -n ${namespace} rollout restart deployment/${name}`;
    }),
    ...(generated.length > 0 ? [`istiod restarts the pods of ${listed(generated)}`] : []),
  ];
}

/** Someone who asks for proxies by a tag; gateways by injection are those that ask by their own pods. */
interface Follower {
  readonly kind: 'namespace' | 'gateway' | 'generated';
  readonly namespace: string;
  readonly name: string;
  readonly tag: string;
}

function keyOf({ kind, namespace, name, tag }: Follower): string {
  return `${kind} ${namespace}/${name} ${tag}`;
}

function followersBy(mesh: Mesh, tags: readonly string[]): readonly Follower[] {
  const namespaces = mesh
    .ofKind('core/Namespace')
    .map((each) => ({ kind: 'namespace' as const, namespace: '', name: each.metadata.name, tag: askedBy(each) ?? '' }));
  const gateways = gatewayWorkloads(mesh).map((workload) => {
    const injection = injectionOf(mesh, workload);
    const tag = typeof injection !== 'string' && injection.by === 'pod' ? injection.revision : '';
    return { kind: 'gateway' as const, namespace: workload.namespace, name: workload.name, tag };
  });
  const generated = generatedGateways(mesh).map(({ gateway, namespace, name }) => {
    return { kind: 'generated' as const, namespace, name, tag: askedByGateway(mesh, gateway) };
  });
  return [...namespaces, ...gateways, ...generated].filter(({ tag }) => tags.includes(tag));
}
