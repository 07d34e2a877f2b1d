/**
 * What the API calls the objects of a kind, as RBAC does: lower case and in the plural.
 *
 * Sources: `spec.names` of the CRDs in `crds/`, which all follow; kubernetes/kubernetes `api/openapi-spec` for the kinds
 * that it serves itself; for those that do not follow, openshift/api `security/v1`,
 * k8snetworkplumbingwg/network-attachment-definition-client `artifacts` and multi-networkpolicy `scheme.yml`.
 */
import type { EmittedKind } from './footprint';

/** Kinds, by group, that are called otherwise. */
const exceptions: Readonly<Record<string, string>> = {
  '/Endpoints': 'endpoints',
  'k8s.cni.cncf.io/MultiNetworkPolicy': 'multi-networkpolicies',
  'k8s.cni.cncf.io/NetworkAttachmentDefinition': 'network-attachment-definitions',
  'security.openshift.io/SecurityContextConstraints': 'securitycontextconstraints',
};

/**
 * The name of a kind's objects; of a kind in "s" both names that it may have, since that of Redis is one in one operator
 * and another in the next, and a right to what does not exist gives nothing.
 */
export function resourceNames({ group, kind }: Pick<EmittedKind, 'group' | 'kind'>): readonly string[] {
  const known = exceptions[`${group}/${kind}`];
  if (known !== undefined) return [known];
  const singular = kind.toLowerCase();
  if (/[^aeiou]y$/.test(singular)) return [`${singular.slice(0, -1)}ies`];
  if (/[^s]s$/.test(singular)) return [singular, `${singular}es`];
  return [/(?:ss|x|ch|sh)$/.test(singular) ? `${singular}es` : `${singular}s`];
}
