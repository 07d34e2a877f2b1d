import { derived, groupBy } from '../derived';
import { isExternal } from '../externals';
import { type GatewayServer, gatewayServers, speaksHttp, speaksTls } from './gateway-servers';

/**
 * The servers of Istio Gateways that share a port of the pods of a workload, each group in the order that istiod merges
 * them: by age, so that what is declared to exist comes first, and what is in the input in its order.
 */
export const serversByPort = derived((mesh): readonly (readonly GatewayServer[])[] => {
  const written = gatewayServers(mesh).filter(({ workload }) => workload !== undefined);
  const byAge = [...written].sort(
    (one, other) => Number(isExternal(mesh, other.on)) - Number(isExternal(mesh, one.on)),
  );
  const ports = groupBy(byAge, ({ namespace, workload, podPort }) => `${namespace}/${workload?.name} ${podPort}`);
  return [...ports.values()];
});

/**
 * Whether two servers go together on one listener: clear text of HTTP is told apart by its host, TLS by its server name, and
 * anything else has the port for itself (istio `pilot/pkg/model/gateway.go`, `MergeGateways`).
 */
export function mergeable(one: GatewayServer, other: GatewayServer): boolean {
  return (speaksHttp(one) && speaksHttp(other)) || (speaksTls(one) && speaksTls(other));
}

/** A host that an older server on the same port has, too. */
export interface RepeatedHost {
  readonly server: GatewayServer;
  readonly host: string;
  /** Position among the hosts of the server. */
  readonly index: number;
  readonly older: GatewayServer;
}

/**
 * The hosts that servers on one port have in common: a wildcard is another host than one below it. A namespace before a
 * host sets servers in clear text apart; the server name of TLS does not know it.
 */
export function repeatedHosts(servers: readonly GatewayServer[]): readonly RepeatedHost[] {
  const first = new Map<string, GatewayServer>();
  return servers.flatMap((server) =>
    (speaksTls(server) ? server.hosts : (server.scopedHosts ?? [])).flatMap((host, index) => {
      const older = first.get(host);
      if (!older) first.set(host, server);
      return older ? [{ server, host, index, older }] : [];
    }),
  );
}
