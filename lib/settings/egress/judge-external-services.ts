import type { Fault } from '../fault';
import { judgeLabel, judgeUnique } from '../faults';
import { tryDomainFault } from '../names';
import type { Cluster } from '../resolve';
import { judgeExternalCallers } from './judge-external-callers';
import { judgeExternalPorts } from './judge-external-ports';
import { judgeWayOut } from './judge-way-out';
import type { ExternalService } from './resolve-external-services';

/** Two entries of one host would be joined to something that neither says. */
const oneForBoth = 'write one external service for both';

/** What external services cannot be. */
export function* judgeExternalServices({ controlPlanes }: Cluster): Iterable<Fault> {
  for (const [i, plane] of controlPlanes.entries()) {
    const at = `controlPlanes[${i}].externalServices`;
    const { externalServices, multiCluster } = plane;
    if (multiCluster?.remote && externalServices.length > 0) {
      yield {
        at,
        say: `a remote cluster learns them from its primary, "${multiCluster.remote.primary}"; write them there`,
      };
    }
    const names = new Map<string, string>();
    const hosts = new Map<string, string>();
    for (const [j, service] of externalServices.entries()) {
      yield* judgeLabel(service.name, `${at}[${j}].name`);
      yield* judgeUnique(names, service.name, `${at}[${j}].name`, oneForBoth);
      yield* judgeHosts(service, hosts, `${at}[${j}].hosts`);
      yield* judgeExternalPorts(service, externalServices.slice(0, j), at, `${at}[${j}].ports`);
      yield* judgeWayOut(service, plane, `${at}[${j}]`);
      yield* judgeExternalCallers(service, plane, `${at}[${j}]`);
    }
  }
}

function* judgeHosts({ hosts }: ExternalService, seen: Map<string, string>, at: string): Iterable<Fault> {
  if (hosts.length === 0) yield { at, say: 'is empty; name what may be called, e.g. "api.acme.org"' };
  for (const [k, host] of hosts.entries()) {
    const fault = tryHostFault(host);
    if (fault) yield { at: `${at}[${k}]`, say: fault };
    else yield* judgeUnique(seen, host, `${at}[${k}]`, oneForBoth);
  }
}

function tryHostFault(host: string): string | undefined {
  const domain = host.replace(/^\*\./, '');
  if (domain === '' || domain === '*') return `"${host}" is no host; name what may be called, e.g. "api.acme.org"`;
  if (/^[\d.]+$/.test(domain)) return `"${host}" is an address; calls are told apart by name, so give the host's`;
  const fault = tryDomainFault(domain);
  if (fault) return fault;
  if (!domain.includes('.')) return `"${host}" is the name of a Service of the cluster; give a host's full name`;
  const isInside = domain.endsWith('.svc') || domain.endsWith('.cluster.local');
  return isInside ? `"${host}" is inside the cluster; the mesh knows its Services by itself` : undefined;
}
