import type { Read } from '../../manifest/kinds';
import type { View } from '../../manifest/view';
import { generatedGatewayLabel, generatedName, serviceTypeAnnotation } from '../../platform/gateway-api';
import type { Binding, Destination, Entrance, GatewayPods, Listener, Rule, RuleObject } from './entrance';

type Gateway = Read<'gateway.networking.k8s.io/Gateway'>;
type GatewayRoute = Exclude<RuleObject, Read<'networking.istio.io/VirtualService'>>;
type GatewayListener = NonNullable<NonNullable<Gateway['spec']>['listeners']>[number];

/** Gateways whose pods and Service istiod makes of a Gateway of the Kubernetes Gateway API. */
export function generatedEntrances(view: View): readonly Entrance[] {
  const routes: readonly GatewayRoute[] = [
    ...view.ofKind('gateway.networking.k8s.io/HTTPRoute'),
    ...view.ofKind('gateway.networking.k8s.io/GRPCRoute'),
  ];
  return view
    .ofKind('gateway.networking.k8s.io/Gateway')
    .filter(({ spec }) => !specialClasses.has(spec?.gatewayClassName ?? ''))
    .map((gateway) => ({
      service: {
        kind: 'Service',
        metadata: generatedMetadata(gateway),
        ports: (gateway.spec?.listeners ?? []).map(({ name, port }) => ({ name, port, targetPort: port })),
      },
      workload: generatedPods(gateway),
      isLoadBalancer: isLoadBalancer(gateway),
      bindings: routes.flatMap((route) => bindingsOf(gateway, route)),
    }));
}

/** The Deployment that istiod makes of a Gateway. */
export function generatedPods(gateway: Gateway): GatewayPods {
  const revision = gateway.metadata.labels?.['istio.io/rev'];
  return {
    kind: 'Deployment',
    metadata: generatedMetadata(gateway),
    isGenerated: true,
    podLabels: { [generatedGatewayLabel]: gateway.metadata.name },
    ...(revision && { revision }),
  };
}

/** Without a word about it, istiod makes a Service of type LoadBalancer, but not for a waypoint. */
export function isLoadBalancer({ metadata, spec }: Gateway): boolean {
  if (spec?.gatewayClassName === 'istio-waypoint') return false;
  const annotations = { ...metadata.annotations, ...spec?.infrastructure?.annotations };
  return (annotations[serviceTypeAnnotation] ?? 'LoadBalancer') === 'LoadBalancer';
}

/** Classes of what takes no requests from clients. */
const specialClasses: ReadonlySet<string> = new Set(['istio-waypoint', 'istio-east-west', 'istio-remote']);

function generatedMetadata({ metadata, spec }: Gateway) {
  const override = metadata.annotations?.['gateway.istio.io/name-override'];
  return {
    name: override ?? generatedName(metadata.name, spec?.gatewayClassName ?? ''),
    namespace: metadata.namespace,
  };
}

function bindingsOf(gateway: Gateway, route: GatewayRoute): readonly Binding[] {
  const listeners = gateway.spec?.listeners ?? [];
  const namespace = gateway.metadata.namespace ?? '';
  return parentsOf(route)
    .filter((parent) => isParent(parent, gateway, route))
    .flatMap(({ sectionName }) => listeners.filter(({ name }) => (sectionName ?? name) === name))
    .map((listener) => ({ gateway, listener: listenerOf(listener, namespace), rule: ruleOf(route) }));
}

function parentsOf({ spec }: GatewayRoute): readonly Reference[] {
  return spec?.parentRefs ?? [];
}

function isParent(
  { kind = 'Gateway', name, namespace }: Reference,
  { metadata }: Gateway,
  route: GatewayRoute,
): boolean {
  const place = namespace ?? route.metadata.namespace;
  return kind === 'Gateway' && name === metadata.name && place === metadata.namespace;
}

function listenerOf({ hostname, protocol, tls }: GatewayListener, own: string): Listener {
  const { name, namespace = own } = tls?.certificateRefs?.[0] ?? {};
  return {
    hosts: [hostname ?? '*'],
    isTls: protocol === 'HTTPS' || protocol === 'TLS',
    ...(name && { certificate: { namespace, name } }),
  };
}

function ruleOf(on: GatewayRoute): Rule {
  const rules: readonly RouteRule[] = on.spec?.rules ?? [];
  const hostnames = (on.spec?.hostnames ?? []).filter((hostname) => hostname !== undefined);
  const backends = rules.flatMap(({ backendRefs = [] }) => backendRefs).map((ref) => destinationOf(ref, on));
  return {
    on,
    hosts: hostnames.length > 0 ? hostnames : ['*'],
    destinations: [...new Map(backends.map((each) => [JSON.stringify(each), each])).values()],
    firstPath: firstPathOf(rules[0]?.matches?.[0]),
  };
}

function destinationOf({ name = '', namespace, port }: Reference, { metadata }: GatewayRoute): Destination {
  return { namespace: namespace ?? metadata.namespace ?? '', name, ...(port !== undefined && { port }) };
}

/** A path of HTTP, or a method of gRPC as the path that it is on the wire. */
function firstPathOf({ path, method }: RouteMatch = {}): string {
  if (typeof method === 'object') return `/${[method.service, method.method ?? 'any'].filter(Boolean).join('/')}`;
  return path?.value ?? '/';
}

interface Reference {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
  readonly port?: number;
  readonly sectionName?: string;
}

interface RouteRule {
  readonly backendRefs?: readonly Reference[];
  readonly matches?: readonly RouteMatch[];
}

interface RouteMatch {
  readonly path?: { readonly value?: string };
  readonly method?: string | { readonly service?: string; readonly method?: string };
}
