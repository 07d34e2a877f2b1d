import { controlPlanes } from '../../check/derived/control-plane/control-planes';
import { type GeneratedGateway, generatedGateways } from '../../check/derived/gateway/gateway-api';
import { gatewayWorkloads } from '../../check/derived/gateway/gateway-pods';
import { injectionOf } from '../../check/derived/workload/injection';
import type { Mesh } from '../../check/mesh';
import { askedBy, askedByGateway, tryRevision } from './revisions';

/** Who gets proxies from a control plane. */
export interface Followers {
  /** Namespaces whose label asks for proxies. */
  readonly namespaces: readonly string[];
  /** Gateways by injection, outside of these namespaces. */
  readonly gateways: readonly { readonly namespace: string; readonly name: string }[];
  /** Gateways that istiod makes, and starts anew by itself. */
  readonly generated: readonly GeneratedGateway[];
}

/** Who gets proxies from the active revision of an Istio, by whatever name its pods ask for them. */
export function followersOf(mesh: Mesh, istio: string): Followers {
  const active = controlPlanes(mesh).find((plane) => plane.istio.metadata.name === istio)?.revision;
  const isOurs = (asked: string | undefined) => asked !== undefined && tryRevision(mesh, asked) === active;
  const isAlone = controlPlanes(mesh).length === 1;
  const namespaces = mesh
    .ofKind('core/Namespace')
    .filter((namespace) => isOurs(askedBy(namespace)))
    .map(({ metadata }) => metadata.name);
  const gateways = gatewayWorkloads(mesh).filter((workload) => {
    const injection = injectionOf(mesh, workload);
    return typeof injection !== 'string' && isOurs(injection.revision) && !namespaces.includes(workload.namespace);
  });
  const generated = generatedGateways(mesh).filter(({ gateway, className }) => {
    const asked = askedByGateway(mesh, gateway);
    const isUnled = isAlone && asked === 'default' && tryRevision(mesh, asked) === undefined;
    return className !== 'openshift-default' && (isOurs(asked) || isUnled);
  });
  return { namespaces, gateways: gateways.map(({ namespace, name }) => ({ namespace, name })), generated };
}
