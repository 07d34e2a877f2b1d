import { title } from '../../../manifest/manifest';
import { proxyPorts } from '../../../platform/proxy';
import type { Severity } from '../../finding';
import { covers, overlap } from '../../host';
import type { Mesh } from '../../mesh';
import { list } from '../../wording';
import { derived, groupBy } from '../derived';
import { type GatewayServer, serversAt } from '../gateway/gateway-servers';
import type { ServiceView } from '../service/services';
import { podsOfService } from '../workload/pods';
import { backendsOf, podPortsOfRoute, type Route } from './routes';

/** Where a Route's requests come out of the router: at a port of the pods of a gateway. */
export interface Arrival {
  readonly service: ServiceView;
  readonly podPort: number;
  /** What answers there. */
  readonly servers: readonly GatewayServer[];
  /** What these pods answer on all their ports. */
  readonly all: readonly GatewayServer[];
}

const arrivals = derived(
  (mesh: Mesh): ReadonlyMap<Route, readonly Arrival[]> =>
    new Map(mesh.ofKind('route.openshift.io/Route').map((route) => [route, findArrivals(mesh, route)])),
);

/** Where a Route arrives at gateways whose servers are known; none where it leads elsewhere. */
export function arrivalsOf(mesh: Mesh, route: Route): readonly Arrival[] {
  return arrivals(mesh).get(route) ?? [];
}

function findArrivals(mesh: Mesh, route: Route): readonly Arrival[] {
  const services = backendsOf(mesh, route).flatMap(({ service }) => service ?? []);
  return services.flatMap((service) => {
    const pods = podsOfService(mesh, service);
    const podPorts = podPortsOfRoute(mesh, route, service).filter((port) => !proxyPorts.has(port));
    return podPorts.flatMap((podPort) =>
      pods.flatMap((group) => {
        const all = serversAt(mesh, group);
        return all.length === 0 ? [] : [{ service, podPort, servers: serversAt(mesh, group, podPort), all }];
      }),
    );
  });
}

interface ByHost {
  readonly exact: ReadonlyMap<string, readonly GatewayServer[]>;
  readonly wildcards: readonly GatewayServer[];
}

const indexes = new WeakMap<Arrival['servers'], ByHost>();

/** The servers at an arrival that take a host: those that name it, or else by a wildcard; a wildcard is taken in part too. */
export function serversFor({ servers }: Arrival, host: string): readonly GatewayServer[] {
  if (host.startsWith('*')) return servers.filter(({ hosts }) => hosts.some((known) => overlap(known, host)));
  const { exact, wildcards } = indexes.get(servers) ?? indexHosts(servers);
  const wider = () => wildcards.filter(({ hosts }) => hosts.some((known) => covers(known, host)));
  return exact.get(host) ?? wider();
}

function indexHosts(servers: Arrival['servers']): ByHost {
  const pairs = servers.flatMap((server) => server.hosts.map((host) => ({ host, server })));
  const named = groupBy(pairs, ({ host }) => host);
  const index = {
    exact: new Map([...named].map(([host, group]) => [host, group.map(({ server }) => server)])),
    wildcards: servers.filter(({ hosts }) => hosts.some((host) => host.startsWith('*'))),
  };
  indexes.set(servers, index);
  return index;
}

/** What a Route meets instead of the server that it needs, and which ports have one. */
export function describe({ podPort, servers, all }: Arrival, isWanted: (server: GatewayServer) => boolean): string {
  const [server] = servers;
  const mode = server?.tlsMode ? ` (${server.tlsMode})` : '';
  const met = server ? `${title(server.on)} speaks ${server.protocol}${mode}` : 'no Gateway answers';
  const others = all.filter(isWanted).map((other) => other.podPort);
  return `${met} on pod port ${podPort}${others.length > 0 ? `; write the port that leads to ${list(others)}` : ''}`;
}

/** A Gateway that answers nothing may be missing from the input only. */
export function severityOf({ target }: Mesh, { servers }: Arrival): Severity {
  return target.openWorld && servers.length === 0 ? 'warning' : 'error';
}
