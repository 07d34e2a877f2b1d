import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { derived, groupBy } from '../derived';
import { rootNamespaces } from '../workload/membership';
import type { Pods } from '../workload/pods';
import type { AuthorizationPolicy, AuthorizationRule } from './authorization';
import { podsOfPolicy, policyOf } from './policies';

export type RequestAuthentication = Read<'security.istio.io/RequestAuthentication'>;

const byNamespace = derived((mesh: Mesh) =>
  groupBy(mesh.ofKind('security.istio.io/RequestAuthentication'), ({ metadata }) => metadata.namespace),
);

/** Whether some RequestAuthentication reads the tokens of requests to these pods. */
export function readsTokens(mesh: Mesh, pods: Pods): boolean {
  const roots = rootNamespaces(mesh);
  const candidates = [pods.namespace, ...roots].flatMap((namespace) => byNamespace(mesh).get(namespace) ?? []);
  return candidates.some((on) => {
    const policy = policyOf(on);
    if (Object.keys(policy.selector).length === 0) return true;
    return podsOfPolicy(mesh, policy).some(({ name, namespace }) => name === pods.name && namespace === pods.namespace);
  });
}

/** The first place where a policy asks for a token, or for something that it says. */
export function tryTokenField({ spec }: AuthorizationPolicy): string | undefined {
  for (const [index, rule] of (spec?.rules ?? []).entries()) {
    const place = tokenFieldOf(rule);
    if (place !== undefined) return `spec.rules[${index}].${place}`;
  }
  return undefined;
}

function tokenFieldOf({ from = [], when = [] }: AuthorizationRule): string | undefined {
  const asking = from.findIndex(({ source }) => source?.requestPrincipals);
  if (asking >= 0) return `from[${asking}].source.requestPrincipals`;
  const condition = when.findIndex(({ key }) => key?.startsWith('request.auth.'));
  return condition < 0 ? undefined : `when[${condition}].key`;
}
