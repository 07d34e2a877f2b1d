/**
 * What the API calls the objects of a kind, as RBAC does: lower case and in the plural.
 *
 * Sources: `spec.names` of the CRDs in `crds/`, which all follow; kubernetes/kubernetes `api/openapi-spec` for the kinds
 * that it serves itself.
 */
export function resourceName(kind: string): string {
  const singular = kind.toLowerCase();
  if (singular === 'endpoints') return singular;
  if (/[^aeiou]y$/.test(singular)) return `${singular.slice(0, -1)}ies`;
  return /(?:s|x|ch|sh)$/.test(singular) ? `${singular}es` : `${singular}s`;
}
