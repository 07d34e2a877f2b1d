import { type ControlPlane, controlPlanes, tryControlPlane } from '../../check/derived/control-plane/control-planes';
import { generatedGateways } from '../../check/derived/gateway/gateway-api';
import { gatewayWorkloads } from '../../check/derived/gateway/gateway-pods';
import { injectionOf, tryEnrolment } from '../../check/derived/workload/injection';
import type { Mesh } from '../../check/mesh';
import { gatewayName } from './gateways';

/** Who gets proxies from a control plane. */
export interface Followers {
  /** Namespaces whose label asks for proxies. */
  readonly namespaces: readonly string[];
  /** Gateways by injection, outside of these namespaces. */
  readonly gateways: readonly { readonly namespace: string; readonly name: string }[];
  /** Gateways that istiod makes, and starts anew by itself. */
  readonly generated: readonly string[];
}

/** Who gets proxies from an Istio, by whatever name its pods ask for them. */
export function followersOf(mesh: Mesh, istio: string): Followers {
  const isOurs = (revision: string | undefined) =>
    revision !== undefined && tryControlPlane(mesh, revision)?.istio.metadata.name === istio;
  const namespaces = mesh
    .ofKind('core/Namespace')
    .filter(({ metadata }) => isOurs(tryEnrolment(metadata.labels ?? {})?.revision))
    .map(({ metadata }) => metadata.name);
  const gateways = gatewayWorkloads(mesh).filter((workload) => {
    const injection = injectionOf(mesh, workload);
    return typeof injection !== 'string' && isOurs(injection.revision) && !namespaces.includes(workload.namespace);
  });
  return {
    namespaces,
    gateways: gateways.map(({ namespace, name }) => ({ namespace, name })),
    generated: generatedGateways(mesh)
      .filter(({ gateway, className }) => className !== 'openshift-default' && ownerOf(mesh, gateway) === istio)
      .map(gatewayName),
  };
}

/** The Istio that makes a gateway: the one that its label names, or the only one. */
function ownerOf(mesh: Mesh, { metadata }: { readonly metadata: { readonly labels?: object } }): string | undefined {
  const revision: unknown = Reflect.get(metadata.labels ?? {}, 'istio.io/rev');
  const planes: readonly ControlPlane[] = controlPlanes(mesh);
  const plane =
    typeof revision === 'string' ? tryControlPlane(mesh, revision) : planes.length === 1 ? planes[0] : undefined;
  return plane?.istio.metadata.name;
}
