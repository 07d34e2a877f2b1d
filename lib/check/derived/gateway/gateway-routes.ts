import type { Read } from '../../../manifest/kinds';
import { covers } from '../../host';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import { matches } from '../control-plane/discovery';
import { derived } from '../derived';
import { tryNamespaceLabels } from '../namespaces';
import type { Listener } from './gateway-api';

type Gateway = Read<'gateway.networking.k8s.io/Gateway'>;
type Route =
  | Read<'gateway.networking.k8s.io/HTTPRoute'>
  | Read<'gateway.networking.k8s.io/GRPCRoute'>
  | Read<'gateway.networking.k8s.io/TLSRoute'>;

/** A route of the Gateway API: an HTTPRoute, GRPCRoute or TLSRoute. */
export interface GatewayRoute {
  readonly on: Route;
  readonly namespace: string;
  readonly hostnames: readonly string[];
  readonly parents: readonly Parent[];
  readonly backends: readonly Reference[];
}

/** What a field of the Gateway API refers to, with its defaults. */
export interface Reference {
  readonly at: string;
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly port?: number;
}

/** A Gateway or Service that a route wants to be attached to. */
export interface Parent extends Reference {
  readonly sectionName?: string;
  /** The Gateway, where it is one that the input has. */
  readonly gateway?: Gateway;
}

/** Every route of the input. */
export const gatewayRoutes = derived((mesh: Mesh): readonly GatewayRoute[] =>
  [
    ...mesh.ofKind('gateway.networking.k8s.io/HTTPRoute'),
    ...mesh.ofKind('gateway.networking.k8s.io/GRPCRoute'),
    ...mesh.ofKind('gateway.networking.k8s.io/TLSRoute'),
  ].map((on) => {
    const namespace = on.metadata.namespace ?? '';
    const rules: readonly Rule[] = on.spec?.rules ?? [];
    return {
      on,
      namespace,
      hostnames: (on.spec?.hostnames ?? []).filter((hostname) => hostname !== undefined),
      parents: (on.spec?.parentRefs ?? []).map((ref, index) =>
        parentOf(mesh, ref, at('spec', 'parentRefs', index), namespace),
      ),
      backends: rules.flatMap(({ backendRefs = [] }, rule) =>
        backendRefs.map((ref, index) =>
          referenceOf(ref, at('spec', 'rules', rule, 'backendRefs', index), namespace, 'Service'),
        ),
      ),
    };
  }),
);

/** Listeners of a Gateway that a route asks for: those of its section and port, or all. */
export function listenersAsked({ gateway, sectionName, port }: Parent): readonly Listener[] {
  return (gateway?.spec?.listeners ?? []).filter(
    (listener) => (sectionName ?? listener.name) === listener.name && (port ?? listener.port) === listener.port,
  );
}

/** Whether a listener lets a route of a kind in: `undefined` where that depends on labels that are unknown. */
export function admits(
  mesh: Mesh,
  gateway: Gateway,
  listener: Listener,
  { on, namespace }: GatewayRoute,
): boolean | undefined {
  const { kinds = [], namespaces: { from = 'Same', selector } = {} } = listener.allowedRoutes ?? {};
  if (kinds.length > 0 && !kinds.some(({ kind }) => kind === on.kind)) return false;
  if (from === 'All') return true;
  if (from !== 'Selector') return from === 'Same' && gateway.metadata.namespace === namespace;
  const labels = tryNamespaceLabels(mesh, namespace);
  return labels && matches(selector ?? {}, labels);
}

/** Whether a listener and a route have a host in common; a side that names none takes any. */
export function sharesHost({ hostname }: Listener, { hostnames }: GatewayRoute): boolean {
  if (hostname === undefined || hostnames.length === 0) return true;
  return hostnames.some((host) => covers(hostname, host) || covers(host, hostname));
}

interface Rule {
  readonly backendRefs?: readonly Ref[];
}

interface Ref {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  readonly port?: number;
  readonly sectionName?: string;
}

function parentOf(mesh: Mesh, ref: Ref, path: string, own: string): Parent {
  const reference = referenceOf({ ...ref, group: ref.group ?? 'gateway.networking.k8s.io' }, path, own, 'Gateway');
  const { kind, namespace, name } = reference;
  const gateway = kind === 'Gateway' ? mesh.tryFind('gateway.networking.k8s.io/Gateway', namespace, name) : undefined;
  return { ...reference, sectionName: ref.sectionName, gateway };
}

function referenceOf(
  { group = '', kind, namespace, name = '', port }: Ref,
  path: string,
  own: string,
  defaultKind: string,
): Reference {
  return { at: path, group, kind: kind ?? defaultKind, namespace: namespace ?? own, name, port };
}
