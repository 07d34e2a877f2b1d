import { selects } from '../../../manifest/view';
import type { Mesh } from '../../mesh';
import { isOpaque } from '../externals';
import { fits, type Identity, principalOf, trustDomains } from '../workload/identities';
import { rootNamespaceOf } from '../workload/membership';
import type { Workload } from '../workload/workloads';
import {
  type AuthorizationPolicy,
  type AuthorizationRule,
  authorizationPoliciesIn,
  type Source,
} from './authorization';
import { isForAll } from './mtls';

/**
 * The policies that admit callers to a workload, the most particular first: as soon as there is one, who is not admitted
 * by any of them gets a 403. Those with targets are a waypoint's.
 */
export function admittingPolicies(mesh: Mesh, workload: Workload): readonly AuthorizationPolicy[] {
  const root = rootNamespaceOf(mesh, workload);
  const namespaces = [...new Set([workload.namespace, root])];
  const all = namespaces.flatMap((namespace) => authorizationPoliciesIn(mesh, namespace)).filter(isAdmitting);
  const selecting = all.filter(({ spec }) => selects(spec?.selector?.matchLabels, workload.labels));
  return [...selecting, ...all.filter(isForAll)];
}

function isAdmitting({ spec }: AuthorizationPolicy): boolean {
  const { action = 'ALLOW', targetRef, targetRefs } = spec ?? {};
  return action === 'ALLOW' && !targetRef && !targetRefs;
}

/** Whether a policy may admit some call of an identity; what else it asks of the call is taken to be so. */
export function mayAdmit(mesh: Mesh, policy: AuthorizationPolicy, caller: Identity): boolean {
  if (isOpaque(mesh, policy)) return true;
  const { metadata, spec } = policy;
  const callers = ['cluster.local', ...trustDomains(mesh)].map((domain) => principalOf(caller, domain));
  return (spec?.rules ?? []).some(
    ({ from = [], when = [] }) =>
      (from.length === 0 || from.some(({ source }) => mayBe(source ?? {}, caller, callers, metadata.namespace))) &&
      when.every((condition) => mayHold(condition, caller, callers)),
  );
}

/** Whether a caller may be one that a source describes. */
function mayBe(source: Source, caller: Identity, principals: readonly string[], own: string | undefined): boolean {
  const account = [`${caller.namespace}/${caller.serviceAccount}`];
  const accounts = caller.namespace === own ? [...account, caller.serviceAccount] : account;
  return (
    isListed(source.principals, principals) &&
    isListed(source.namespaces, [caller.namespace]) &&
    isListed(source.serviceAccounts, accounts) &&
    !isExcluded(source.notPrincipals, principals) &&
    !isExcluded(source.notNamespaces, [caller.namespace]) &&
    !isExcluded(source.notServiceAccounts, accounts)
  );
}

type Condition = NonNullable<AuthorizationRule['when']>[number];

function mayHold({ key, values, notValues }: Condition, caller: Identity, principals: readonly string[]): boolean {
  if (key === 'source.principal') return isListed(values, principals) && !isExcluded(notValues, principals);
  if (key !== 'source.namespace') return true;
  return isListed(values, [caller.namespace]) && !isExcluded(notValues, [caller.namespace]);
}

type Patterns = readonly (string | undefined)[] | undefined;

function isListed(patterns: Patterns, names: readonly string[]): boolean {
  return !patterns || patterns.length === 0 || isExcluded(patterns, names);
}

function isExcluded(patterns: Patterns = [], names: readonly string[]): boolean {
  return patterns.some((pattern = '') => names.some((name) => fits(pattern, name)));
}
