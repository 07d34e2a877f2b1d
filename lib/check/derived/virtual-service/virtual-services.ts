import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { derived, groupBy } from '../derived';

export type VirtualService = Read<'networking.istio.io/VirtualService'>;
type Gateway = Read<'networking.istio.io/Gateway'>;

/** A gateway that a VirtualService names, in full. */
export interface GatewayName {
  readonly namespace: string;
  readonly name: string;
}

/** Whether the proxies beside workloads use a VirtualService: it names `mesh`, or no gateway. */
export function isMeshBound({ spec }: VirtualService): boolean {
  const { gateways = [], hosts = [] } = spec ?? {};
  return hosts.length > 0 && (gateways.length === 0 || gateways.includes('mesh'));
}

/**
 * The gateway that an entry of `gateways` means to a namespace, `undefined` for `mesh`: a name alone is one of the own
 * namespace, `name.namespace` and longer an old form (istio `pilot/pkg/model/virtualservice.go`, `resolveGatewayName`).
 */
export function tryGatewayName(entry: string, own: string | undefined): GatewayName | undefined {
  if (entry === 'mesh') return undefined;
  const [before = '', after] = entry.split('/');
  if (after !== undefined) return { namespace: before === '.' ? (own ?? '') : before, name: after };
  const [name = '', namespace = own ?? ''] = entry.split('.');
  return { namespace, name };
}

/** The Istio Gateway that an entry of `gateways` leads to. */
function tryGatewayOf(mesh: Mesh, { metadata }: VirtualService, entry: string): Gateway | undefined {
  const { namespace, name } = tryGatewayName(entry, metadata.namespace) ?? {};
  return mesh.tryFind('networking.istio.io/Gateway', namespace, name);
}

/** A gateway as a VirtualService names it. */
export interface GatewayEntry extends GatewayName {
  readonly on: VirtualService;
  readonly at: string;
  readonly entry: string;
  /** The Istio Gateway that it leads to. */
  readonly gateway?: Gateway;
}

/** What a VirtualService lists as gateways, but for `mesh`. */
export function gatewayEntriesOf(mesh: Mesh, on: VirtualService): readonly GatewayEntry[] {
  return (on.spec?.gateways ?? []).flatMap((entry = '', index) => {
    const name = tryGatewayName(entry, on.metadata.namespace);
    return name ? [{ on, at: `spec.gateways[${index}]`, entry, ...name, gateway: tryGatewayOf(mesh, on, entry) }] : [];
  });
}

/** The Istio Gateways that a VirtualService is bound to. */
export function gatewaysOf(mesh: Mesh, service: VirtualService): readonly Gateway[] {
  return gatewayEntriesOf(mesh, service).flatMap(({ gateway }) => gateway ?? []);
}

const gatewaysByName = derived((mesh: Mesh) =>
  groupBy(mesh.ofKind('networking.istio.io/Gateway'), ({ metadata }) => metadata.name),
);

/** The Istio Gateways of a name, in whichever namespace: where a missing one may have been meant. */
export function gatewaysCalled(mesh: Mesh, name: string): readonly Gateway[] {
  return gatewaysByName(mesh).get(name) ?? [];
}
