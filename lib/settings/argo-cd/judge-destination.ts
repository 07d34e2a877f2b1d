import type { Fault } from '../fault';
import { judgeLabel } from '../faults';
import { isSubdomain, subdomainRule } from '../names';
import type { Cluster } from '../resolve';
import type { ServiceAccountSettings } from './argo-cd-settings';

/** What cannot be the cluster that Argo CD applies to. */
export function* judgeDestination({ destination }: Cluster): Iterable<Fault> {
  if (!destination) return;
  const { server, name, serviceAccount } = destination;
  const at = 'destination';
  if (server === undefined && name === undefined) yield { at, say: 'says neither server nor name; give one' };
  if (server !== undefined && name !== undefined) {
    yield { at, say: `says both server "${server}" and name "${name}"; Argo CD takes one` };
  }
  const fault = server !== undefined && tryServerFault(server);
  if (fault) yield { at: `${at}.server`, say: fault };
  if (name === '') yield { at: `${at}.name`, say: 'is empty; give the name that Argo CD knows the cluster by' };
  if (serviceAccount) yield* judgeServiceAccount(serviceAccount, `${at}.serviceAccount`);
}

/** What cannot be the URL of an API server, or of a proxy before it. One with credentials is not quoted. */
function tryServerFault(server: string): string | undefined {
  if (server.includes('@')) return 'carries credentials; leave them to the Secret by which Argo CD knows the cluster';
  if (/^https:\/\/[^/\s?#]+(\/[^/\s?#]+)*$/.test(server) && URL.canParse(server)) return undefined;
  return `"${server}" is no URL of an API server; write "https://api.prod.acme.org:6443"`;
}

/** What cannot be a ServiceAccount. */
export function* judgeServiceAccount({ name, namespace }: ServiceAccountSettings, at: string): Iterable<Fault> {
  yield* judgeSubdomain(name, `${at}.name`);
  yield* judgeLabel(namespace, `${at}.namespace`);
}

/** What a name cannot be that must be a DNS subdomain. */
export function* judgeSubdomain(name: string, at: string): Iterable<Fault> {
  if (!isSubdomain(name)) yield { at, say: `"${name}" is not a DNS subdomain: ${subdomainRule}` };
}
