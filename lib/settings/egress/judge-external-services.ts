import type { Fault } from '../fault';
import { dnsLabelRule, isDnsLabel, tryDomainFault } from '../names';
import type { Cluster } from '../resolve';
import { judgeCallers } from './judge-callers';
import { judgeExternalPorts } from './judge-external-ports';
import { judgeWayOut } from './judge-way-out';
import type { ExternalService } from './resolve-external-services';

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
      yield* judgeName(service.name, names, `${at}[${j}].name`);
      yield* judgeHosts(service, hosts, `${at}[${j}].hosts`);
      yield* judgeExternalPorts(service, externalServices.slice(0, j), at, `${at}[${j}].ports`);
      yield* judgeWayOut(service, plane, `${at}[${j}]`);
      yield* judgeCallers(service, plane, `${at}[${j}]`);
    }
  }
}

function* judgeName(name: string, seen: Map<string, string>, at: string): Iterable<Fault> {
  if (!isDnsLabel(name)) yield { at, say: `"${name}" is not a DNS label: ${dnsLabelRule}` };
  yield* judgeUnique(name, seen, at);
}

function* judgeHosts({ hosts }: ExternalService, seen: Map<string, string>, at: string): Iterable<Fault> {
  if (hosts.length === 0) yield { at, say: 'is empty; name what may be called, e.g. "api.acme.org"' };
  for (const [k, host] of hosts.entries()) {
    const fault = tryHostFault(host);
    if (fault) yield { at: `${at}[${k}]`, say: fault };
    else yield* judgeUnique(host, seen, `${at}[${k}]`);
  }
}

/** Two entries of one host would be joined to something that neither says. */
function* judgeUnique(key: string, seen: Map<string, string>, at: string): Iterable<Fault> {
  const first = seen.get(key);
  if (first === undefined) seen.set(key, at);
  else yield { at, say: `"${key}" is taken by ${first}; write one external service for both` };
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
