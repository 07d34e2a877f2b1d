import { generatedGateways } from '../../check/derived/gateway/gateway-api';
import { hasGatewayTemplate } from '../../check/derived/gateway/gateway-pods';
import { type GatewayServer, gatewayServers } from '../../check/derived/gateway/gateway-servers';
import { servicesOf } from '../../check/derived/service/services';
import type { Mesh } from '../../check/mesh';
import { identity, type Manifest } from '../../manifest/manifest';
import { fieldsOf } from '../../manifest/mapping';
import type { Labels } from '../../manifest/view';
import { serviceTypeAnnotation } from '../../platform/gateway-api';
import { named } from './wording';

type Named = Pick<Manifest, 'apiVersion' | 'kind' | 'metadata'>;

/** How a workload is named in a line: as a gateway where its pods are one. */
export function workloadName(workload: Named & { readonly spec?: unknown }): string {
  const annotations = fieldsOf(fieldsOf(fieldsOf(workload.spec).template).metadata).annotations as Labels | undefined;
  return hasGatewayTemplate({ annotations: annotations ?? {} }) ? gatewayName(workload.metadata) : named(workload);
}

/** How a gateway is named in a line, by its pods. */
export function gatewayName({ namespace, name }: { readonly namespace?: string; readonly name: string }): string {
  return `gateway ${namespace}/${name}`;
}

/** The servers that an Istio Gateway, or the listeners of a Gateway API one, make at gateways whose pods are known. */
export function serversOf(mesh: Mesh, gateway: Named | undefined): readonly GatewayServer[] {
  if (!gateway) return [];
  return gatewayServers(mesh).filter(({ on }) => identity(on) === identity(gateway));
}

/** The gateway whose pods a server is on. */
export function nameOfServer({ namespace, workload, generated }: GatewayServer): string {
  return gatewayName({ namespace, name: workload?.name ?? generated?.name ?? '' });
}

/** What a server answers for, e.g. `shop.acme.org:443 (HTTPS)`. */
export function addressesOf({ hosts, port, protocol }: GatewayServer): readonly string[] {
  return hosts.map((host) => `${host}:${port} (${protocol})`);
}

/** Types of Services that the world outside the cluster can reach. */
export const outsideTypes: readonly string[] = ['LoadBalancer', 'NodePort'];

/** Whether a server can be reached from outside without a Route. */
export function isOutside(mesh: Mesh, { workload, generated }: GatewayServer): boolean {
  if (generated) return !generated.isWaypoint && outsideTypes.includes(typeOfGenerated(generated.gateway));
  return workload !== undefined && servicesOf(mesh, workload).some(({ type = '' }) => outsideTypes.includes(type));
}

/** The type of the Service that istiod makes for a Gateway of the Gateway API. */
export function typeOfGenerated({ metadata }: Pick<Manifest, 'metadata'>): string {
  return metadata.annotations?.[serviceTypeAnnotation] ?? 'LoadBalancer';
}

/** The gateway that istiod makes for a Gateway of the Gateway API, if it makes one. */
export function tryGenerated(mesh: Mesh, gateway: Named | undefined) {
  return gateway && generatedGateways(mesh).find((each) => identity(each.gateway) === identity(gateway));
}
