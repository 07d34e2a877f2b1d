import type { Mesh } from '../../mesh';
import { controlPlanes } from '../control-plane/control-planes';
import { derived, groupBy } from '../derived';
import { generatedGateways } from '../gateway/gateway-api';
import { workloads } from './workloads';

/** Who pods are to others in the mesh: the ServiceAccount that they run as. */
export interface Identity {
  readonly namespace: string;
  readonly serviceAccount: string;
}

/** The identity of every workload and of every gateway that istiod makes. */
export const identities = derived((mesh: Mesh): readonly Identity[] => [
  ...workloads(mesh).map(({ namespace, serviceAccount }) => ({ namespace, serviceAccount })),
  ...generatedGateways(mesh).map(({ namespace, name }) => ({ namespace, serviceAccount: name })),
]);

const byNamespace = derived((mesh: Mesh) => groupBy(identities(mesh), ({ namespace }) => namespace));

/** The identities that pods of a namespace have. */
export function identitiesIn(mesh: Mesh, namespace: string): readonly Identity[] {
  return byNamespace(mesh).get(namespace) ?? [];
}

/** The trust domains that the control planes vouch for, none where they are unknown; `cluster.local` stands for each. */
export const trustDomains = derived((mesh: Mesh): readonly string[] => {
  const planes = controlPlanes(mesh);
  if (planes.length === 0) return [];
  const aliases = planes.flatMap(({ istio }) => istio.spec?.values?.meshConfig?.trustDomainAliases ?? []);
  const known = [...planes.map(({ trustDomain }) => trustDomain), ...aliases, 'cluster.local'];
  return known.filter((domain) => domain !== undefined);
});

/** Name by which policies know an identity (SPIFFE ID without its scheme). */
export function principalOf({ namespace, serviceAccount }: Identity, trustDomain = 'cluster.local'): string {
  return `${trustDomain}/ns/${namespace}/sa/${serviceAccount}`;
}

/** Whether a pattern of a policy fits a value: `*` stands for anything at its start or end, alone for anything but nothing. */
export function fits(pattern: string, value: string): boolean {
  if (pattern === '*') return value !== '';
  if (pattern.startsWith('*')) return value.endsWith(pattern.slice(1));
  return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : pattern === value;
}
