import type { Read } from '../../../manifest/kinds';
import { withoutNamespace } from '../../host';
import type { Mesh } from '../../mesh';
import { areSeenApart } from '../control-plane/discovery';
import { derived, groupBy } from '../derived';
import { podPortsOf, servicesOf } from '../service/services';
import { type Workload, workloadsWith } from '../workload/workloads';
import { type GeneratedGateway, generatedGateways, type Listener } from './gateway-api';

type IstioGateway = Read<'networking.istio.io/Gateway'>;
export type IstioServer = NonNullable<NonNullable<IstioGateway['spec']>['servers']>[number];

/** A server of an Istio Gateway, or a listener of a Gateway API one, as it stands on a port of the gateway's pods. */
export interface GatewayServer {
  readonly on: IstioGateway | Read<'gateway.networking.k8s.io/Gateway'>;
  /** Path of the server or listener in it. */
  readonly at: string;
  /** Namespace of the pods, where certificates are looked for. */
  readonly namespace: string;
  /** The pods, where the input has what makes them. */
  readonly workload?: Workload;
  readonly generated?: GeneratedGateway;
  readonly podPort: number;
  /** Number that the server itself gives. */
  readonly port: number;
  /** In capitals, e.g. `HTTPS`. */
  readonly protocol: string;
  /** As in Istio; a Gateway API `Terminate` is `SIMPLE`. */
  readonly tlsMode?: string;
  /** Without namespaces; `*` where a listener gives none. */
  readonly hosts: readonly string[];
  /** The hosts of an Istio Gateway with the namespace that each admits VirtualServices from, if it names one. */
  readonly scopedHosts?: readonly string[];
  /** The address that it listens at, where that is not every one of the pods. */
  readonly bind?: string;
  readonly httpsRedirect: boolean;
  /** Secrets with its certificates. */
  readonly credentials: readonly { readonly namespace: string; readonly name: string }[];
}

/** Every server of every gateway whose pods are known, in the order of the input. */
export const gatewayServers = derived((mesh: Mesh): readonly GatewayServer[] => [
  ...mesh
    .ofKind('networking.istio.io/Gateway')
    .flatMap((gateway) =>
      workloadsOfGateway(mesh, gateway).flatMap((workload) =>
        (gateway.spec?.servers ?? []).flatMap((server, index) => serverOf(mesh, gateway, workload, server, index)),
      ),
    ),
  ...generatedGateways(mesh).flatMap((generated) =>
    (generated.gateway.spec?.listeners ?? []).flatMap((listener, index) => listenerOf(generated, listener, index)),
  ),
]);

const byPods = derived((mesh: Mesh) => groupBy(gatewayServers(mesh), (server) => podsKey(podsOf(server))));

const byPodPort = derived((mesh: Mesh) =>
  groupBy(gatewayServers(mesh), (server) => podsKey(podsOf(server), server.podPort)),
);

/** The servers on the pods of a workload or of a generated gateway, optionally on one port of them. */
export function serversAt(mesh: Mesh, pods: Pods, podPort?: number): readonly GatewayServer[] {
  const servers = podPort === undefined ? byPods(mesh) : byPodPort(mesh);
  return servers.get(podsKey(pods, podPort)) ?? [];
}

/** Whether a server begins with a TLS handshake. */
export function speaksTls({ protocol }: GatewayServer): boolean {
  return protocol === 'HTTPS' || protocol === 'TLS';
}

/** Whether a server reads requests in clear text. */
export function speaksHttp({ protocol }: GatewayServer): boolean {
  return ['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'].includes(protocol);
}

/** The workloads whose pods an Istio Gateway configures: its selector looks into every namespace that a control plane sees. */
export function workloadsOfGateway(mesh: Mesh, { metadata, spec }: IstioGateway): readonly Workload[] {
  return workloadsWith(mesh, spec?.selector).filter(
    ({ namespace }) => !areSeenApart(mesh, metadata.namespace ?? '', namespace),
  );
}

/**
 * The pod port that a server's number leads to: the target of the first Service port of that number before the pods, or
 * the number itself (istio `pilot/pkg/model/gateway.go`, `resolvePorts`).
 */
function podPortOfServer(mesh: Mesh, workload: Workload, port: number): number {
  for (const service of servicesOf(mesh, workload)) {
    if (service.on?.metadata.labels?.['experimental.istio.io/disable-gateway-port-translation'] !== undefined) continue;
    const servicePort = service.ports?.find((candidate) => candidate.port === port);
    const [podPort] = servicePort ? podPortsOf(mesh, service, servicePort) : [];
    if (podPort !== undefined) return podPort;
  }
  return port;
}

function serverOf(
  mesh: Mesh,
  on: IstioGateway,
  workload: Workload,
  server: IstioServer,
  index: number,
): readonly GatewayServer[] {
  const { port: { number: port, protocol = '' } = {}, tls, hosts = [] } = server;
  if (port === undefined) return [];
  const names = [tls?.credentialName, ...(tls?.credentialNames ?? [])].filter((name) => name !== undefined);
  return [
    {
      on,
      at: `spec.servers[${index}]`,
      namespace: workload.namespace,
      workload,
      podPort: podPortOfServer(mesh, workload, port),
      port,
      protocol: protocol.toUpperCase(),
      tlsMode: tls?.mode,
      hosts: hosts.map((host) => withoutNamespace(host ?? '')),
      scopedHosts: hosts.map((host = '') => host.replace(/^\*\//, '').replace(/^\.\//, `${on.metadata.namespace}/`)),
      bind: server.bind,
      httpsRedirect: tls?.httpsRedirect === true,
      credentials: names.map((name) => ({ namespace: workload.namespace, name })),
    },
  ];
}

function listenerOf(generated: GeneratedGateway, listener: Listener, index: number): readonly GatewayServer[] {
  const { port, protocol = '', hostname = '*', tls } = listener;
  if (port === undefined) return [];
  return [
    {
      on: generated.gateway,
      at: `spec.listeners[${index}]`,
      namespace: generated.namespace,
      generated,
      podPort: port,
      port,
      protocol: protocol.toUpperCase(),
      tlsMode: tls && (tls.mode === 'Passthrough' ? 'PASSTHROUGH' : 'SIMPLE'),
      hosts: [hostname],
      httpsRedirect: false,
      credentials: (tls?.certificateRefs ?? []).map(({ namespace = generated.namespace, name = '' }) => ({
        namespace,
        name,
      })),
    },
  ];
}

interface Pods {
  readonly namespace: string;
  readonly name: string;
}

function podsOf({ namespace, workload, generated }: GatewayServer): Pods {
  return { namespace, name: workload?.name ?? generated?.name ?? '' };
}

function podsKey({ namespace, name }: Pods, podPort?: number): string {
  return `${namespace}/${name}:${podPort ?? ''}`;
}
