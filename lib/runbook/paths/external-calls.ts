import type { Read } from '../../manifest/kinds';
import type { View } from '../../manifest/view';
import type { GatewayPods, Named, ObjectName } from './entrance';
import { serves, serviceNamed } from './hosts';
import { gatewayPods, gatewaysOf, isBoundTo, tryWorkloadOf } from './injected-entrances';

type ServiceEntry = Read<'networking.istio.io/ServiceEntry'>;

/** How pods of the mesh reach a host outside. */
export interface ExternalCall {
  readonly host: string;
  /** Protocols and ports, e.g. `TLS 443`, or `HTTP 80 to 443` where another port of the host is called. */
  readonly ports: readonly string[];
  /** Namespaces whose pods may call it; none named means every one of the mesh. */
  readonly callers: readonly string[];
  /** The egress gateway through which the calls leave. */
  readonly through?: { readonly service: Named; readonly workload: GatewayPods };
  /** The rule by which the mesh starts TLS for its applications. */
  readonly tlsBy?: Read<'networking.istio.io/DestinationRule'>;
}

/** What the mesh may call outside, host by host. */
export function externalCalls(view: View): readonly ExternalCall[] {
  return view
    .ofKind('networking.istio.io/ServiceEntry')
    .filter(({ spec }) => spec?.location !== 'MESH_INTERNAL')
    .flatMap((entry) =>
      (entry.spec?.hosts ?? []).filter((host) => host !== undefined).map((host) => callOf(view, entry, host)),
    );
}

function callOf(view: View, entry: ServiceEntry, host: string): ExternalCall {
  const through = tryEgressGateway(view, host);
  const tlsBy = view
    .ofKind('networking.istio.io/DestinationRule')
    .find((rule) => serves(rule.spec?.host, host) && startsTls(rule));
  return {
    host,
    ports: (entry.spec?.ports ?? []).map(({ protocol, number, targetPort }) =>
      [protocol, number, targetPort && `to ${targetPort}`].filter(Boolean).join(' '),
    ),
    callers: callersOf(entry).filter((namespace) => namespace !== through?.workload.metadata.namespace),
    ...(through && { through }),
    ...(tlsBy && { tlsBy }),
  };
}

/** The gateway that some rule for the host leads to, and whose pods apply the same rule to what arrives. */
function tryEgressGateway(view: View, host: string): ExternalCall['through'] {
  for (const rule of view.ofKind('networking.istio.io/VirtualService')) {
    if (!rule.spec?.hosts?.some((pattern) => serves(pattern, host))) continue;
    for (const { namespace, name } of servicesOf(rule)) {
      const service = view.tryFind('core/Service', namespace, name);
      const workload = tryWorkloadOf(view, service);
      if (service && workload && gatewaysOf(view, workload).some((gateway) => isBoundTo(gateway, rule)))
        return { service, workload: gatewayPods(workload) };
    }
  }
  return undefined;
}

function servicesOf({ metadata, spec }: Read<'networking.istio.io/VirtualService'>): readonly ObjectName[] {
  const { http = [], tls = [], tcp = [] } = spec ?? {};
  return [...http, ...tls, ...tcp]
    .flatMap(({ route }) => route ?? [])
    .map(({ destination }) => serviceNamed(destination?.host ?? '', metadata.namespace));
}

function startsTls({ spec }: Read<'networking.istio.io/DestinationRule'>): boolean {
  const { tls, portLevelSettings = [] } = spec?.trafficPolicy ?? {};
  return [tls, ...portLevelSettings.map((settings) => settings.tls)].some(
    (settings) => settings?.mode === 'SIMPLE' || settings?.mode === 'MUTUAL',
  );
}

/** `.` is the namespace of the ServiceEntry itself, `*` every one. */
function callersOf({ metadata, spec }: ServiceEntry): readonly string[] {
  const names = (spec?.exportTo ?? []).filter((name) => name !== undefined);
  if (names.includes('*')) return [];
  return [...new Set(names.map((name) => (name === '.' ? (metadata.namespace ?? '') : name)))];
}
