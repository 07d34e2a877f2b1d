import type { Read } from '../../manifest/kinds';
import { type Labels, selects, type View } from '../../manifest/view';
import type { Binding, Destination, Entrance, GatewayPods, Listener, Rule } from './entrance';
import { serviceNamed } from './hosts';

type Deployment = Read<'apps/Deployment'>;
type Gateway = Read<'networking.istio.io/Gateway'>;
type VirtualService = Read<'networking.istio.io/VirtualService'>;

/** Gateways whose pods a Deployment brings, and Istio's Gateways configure. */
export function injectedEntrances(view: View): readonly Entrance[] {
  return view.ofKind('core/Service').flatMap((service) => {
    const workload = tryWorkloadOf(view, service);
    if (!workload) return [];
    const bindings = bindingsOf(view, workload);
    if (bindings.length === 0) return [];
    return [
      {
        service: { kind: service.kind, metadata: service.metadata, ports: portsOf(service) },
        workload: gatewayPods(workload),
        isLoadBalancer: service.spec?.type === 'LoadBalancer',
        bindings,
      },
    ];
  });
}

/** The Deployment whose pods a Service selects. */
export function tryWorkloadOf(view: View, service: Read<'core/Service'> | undefined): Deployment | undefined {
  return view
    .ofKind('apps/Deployment')
    .find(
      (candidate) =>
        candidate.metadata.namespace === service?.metadata.namespace &&
        selects(service?.spec?.selector, podLabels(candidate)),
    );
}

/** A rendered Deployment as the pods of a gateway. */
export function gatewayPods(workload: Deployment): GatewayPods {
  const labels = podLabels(workload) ?? {};
  const revision = labels['istio.io/rev'];
  return {
    kind: workload.kind,
    metadata: workload.metadata,
    isGenerated: false,
    podLabels: labels,
    ...(revision && { revision }),
  };
}

/** Every gateway whose proxy is injected into a Deployment, whatever it is for. */
export function gatewaysByInjection(view: View): readonly GatewayPods[] {
  return view
    .ofKind('apps/Deployment')
    .filter(({ spec }) => spec?.template?.metadata?.annotations?.['inject.istio.io/templates'] === 'gateway')
    .map(gatewayPods);
}

/** Istio's Gateways that configure the pods of a Deployment. */
export function gatewaysOf(view: View, workload: Deployment | undefined): readonly Gateway[] {
  return view.ofKind('networking.istio.io/Gateway').filter(({ spec }) => selects(spec?.selector, podLabels(workload)));
}

/** A VirtualService names a gateway of its own namespace alone, and others as `namespace/name`. */
export function isBoundTo({ metadata }: Gateway, { metadata: own, spec }: VirtualService): boolean {
  const names = spec?.gateways ?? [];
  return (
    names.includes(`${metadata.namespace}/${metadata.name}`) ||
    (metadata.namespace === own.namespace && names.includes(metadata.name))
  );
}

function bindingsOf(view: View, workload: Deployment): readonly Binding[] {
  const namespace = workload.metadata.namespace ?? '';
  return gatewaysOf(view, workload).flatMap((gateway) =>
    view
      .ofKind('networking.istio.io/VirtualService')
      .filter((virtualService) => isBoundTo(gateway, virtualService))
      .flatMap((virtualService) =>
        listenersOf(gateway, namespace).map((listener) => ({ gateway, listener, rule: ruleOf(virtualService) })),
      ),
  );
}

/** Certificates stand beside the pods that show them. */
function listenersOf({ spec }: Gateway, namespace: string): readonly Listener[] {
  return (spec?.servers ?? []).map(({ hosts = [], tls }) => ({
    hosts: hosts.filter((host) => host !== undefined),
    isTls: tls !== undefined && !tls.httpsRedirect,
    ...(tls?.credentialName && { certificate: { namespace, name: tls.credentialName } }),
  }));
}

function ruleOf(on: VirtualService): Rule {
  const { hosts = [], http = [], tls = [], tcp = [] } = on.spec ?? {};
  const uri = http[0]?.match?.[0]?.uri;
  return {
    on,
    hosts: hosts.filter((host) => host !== undefined),
    destinations: unique(
      [...http, ...tls, ...tcp]
        .flatMap(({ route }) => route ?? [])
        .map(({ destination }) => destinationOf(destination, on.metadata.namespace)),
    ),
    firstPath: uri?.exact ?? uri?.prefix ?? '/',
  };
}

function destinationOf(
  destination: { readonly host?: string; readonly port?: { readonly number?: number } } | undefined,
  own: string | undefined,
): Destination {
  const port = destination?.port?.number;
  return { ...serviceNamed(destination?.host ?? '', own), ...(port !== undefined && { port }) };
}

/** Each Service and port once. */
function unique(destinations: readonly Destination[]): readonly Destination[] {
  return [...new Map(destinations.map((each) => [JSON.stringify(each), each])).values()];
}

function portsOf(service: Read<'core/Service'>): Entrance['service']['ports'] {
  return (service.spec?.ports ?? []) as Entrance['service']['ports'];
}

function podLabels(workload: Deployment | undefined): Labels | undefined {
  return workload?.spec?.template?.metadata?.labels;
}
