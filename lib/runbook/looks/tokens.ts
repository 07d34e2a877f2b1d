import type { Read } from '../../manifest/kinds';
import { selects, type View } from '../../manifest/view';
import { serves } from '../paths/hosts';
import type { RequestPath } from '../paths/request-path';

type AuthorizationPolicy = Read<'security.istio.io/AuthorizationPolicy'>;
type RequestAuthentication = Read<'security.istio.io/RequestAuthentication'>;

/** Issuers one of whose tokens a gateway asks for at a host; none where it takes requests without. */
export function tokenIssuers(view: View, path: RequestPath): readonly string[] {
  const principals = view
    .ofKind('security.istio.io/AuthorizationPolicy')
    .filter((policy) => isOn(policy, path))
    .flatMap((policy) => demandedPrincipals(policy, path.host));
  const known = view
    .ofKind('security.istio.io/RequestAuthentication')
    .filter((policy) => isOn(policy, path))
    .flatMap(({ spec }) => (spec?.jwtRules ?? []).flatMap(({ issuer }) => issuer ?? []));
  return [...new Set(known)].filter((issuer) =>
    principals.some((principal) => principal === '*' || principal.startsWith(`${issuer}/`)),
  );
}

/** Whether a policy is one of the gateway's pods: it stands where they do. */
function isOn({ metadata, spec }: AuthorizationPolicy | RequestAuthentication, { workload, gateway }: RequestPath) {
  if (metadata.namespace !== workload.metadata.namespace) return false;
  const targets = [spec?.targetRef, ...(spec?.targetRefs ?? [])].filter((target) => target !== undefined);
  if (targets.length > 0)
    return targets.some(({ kind, name }) => kind === gateway.kind && name === gateway.metadata.name);
  const labels = spec?.selector?.matchLabels;
  return labels === undefined || selects(labels, workload.podLabels);
}

/** Those whom tokens vouch for without one of whom a request is refused at a host: the others are denied, or they alone allowed. */
function demandedPrincipals({ spec }: AuthorizationPolicy, host: string): readonly string[] {
  const rules = (spec?.rules ?? []).filter(
    ({ to = [] }) => to.length === 0 || to.some(({ operation }) => namesHost(operation?.hosts, host)),
  );
  const sources = rules.flatMap(({ from = [] }) => from.flatMap(({ source }) => source ?? []));
  return sources.flatMap(({ requestPrincipals = [], notRequestPrincipals = [] }) =>
    (spec?.action === 'DENY' ? notRequestPrincipals : requestPrincipals).filter((name) => name !== undefined),
  );
}

/** Without hosts any is meant; one may carry a port, as clients may send it. */
function namesHost(hosts: readonly (string | undefined)[] = ['*'], host: string): boolean {
  return hosts.some((pattern) => serves(pattern?.replace(/:(?:\*|\d+)$/, ''), host));
}
