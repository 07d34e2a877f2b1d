import { groupOf, type Manifest } from '../manifest/manifest';
import { tryScopeOf } from '../manifest/scope';
import type { Stage } from '../manifest/stage';
import { View } from '../manifest/view';
import { type PartName, partNames, partOf } from '../platform/argo-cd-parts';
import { type EmittedKind, type Footprint, joinedKinds, type PolicyRule, sortedOnce } from '../platform/footprint';

const rbac = 'rbac.authorization.k8s.io';

/** What applying the objects of a cluster takes. */
export function footprintOf(cluster: string, stages: readonly Stage[]): Footprint {
  const view = new View(stages.flatMap(({ manifests }) => manifests));
  return {
    cluster,
    parts: partNames.flatMap((name) => partOfStages(name, stages)),
    namespaces: sortedOnce(view.ofKind('core/Namespace').map(({ metadata }) => metadata.name)),
    rules: once([...handedOn(view), ...bound(view), ...hosts(view)]),
    manualApprovals: manualApprovals(view),
  };
}

function manualApprovals(view: View): Footprint['manualApprovals'] {
  return view
    .ofKind('operators.coreos.com/Subscription')
    .filter(({ spec }) => spec?.installPlanApproval === 'Manual')
    .map(({ metadata: { name, namespace = '' } }) => ({ name, namespace }));
}

function partOfStages(name: PartName, stages: readonly Stage[]): Footprint['parts'] {
  const manifests = stages.filter(({ id }) => partOf(id) === name).flatMap((stage) => stage.manifests);
  if (manifests.length === 0) return [];
  return [{ name, kinds: joinedKinds([{ name, kinds: manifests.map(emitted) }]) }];
}

/** A kind of which no CRD is known belongs to a namespace where its object names one. */
function emitted(manifest: Manifest): EmittedKind {
  const { kind, metadata } = manifest;
  const group = groupOf(manifest);
  const isClusterScoped = tryScopeOf(manifest) === 'Cluster' || metadata.namespace === undefined;
  return {
    group: group === 'core' ? '' : group,
    kind,
    namespaces: isClusterScoped ? [] : [metadata.namespace ?? ''],
  };
}

/** Only who has a right may write a role that has it. */
function handedOn(view: View): readonly PolicyRule[] {
  const roles = [...view.ofKind(`${rbac}/Role`), ...view.ofKind(`${rbac}/ClusterRole`)];
  return roles.flatMap(({ rules = [] }) => rules.map((rule) => ({ ...rule, verbs: rule.verbs ?? [] }) as PolicyRule));
}

/** Only who has the rights of a role, or may bind it, may give it to somebody. */
function bound(view: View): readonly PolicyRule[] {
  const bindings = [...view.ofKind(`${rbac}/RoleBinding`), ...view.ofKind(`${rbac}/ClusterRoleBinding`)];
  return ['ClusterRole', 'Role'].flatMap((kind) => {
    const names = bindings.flatMap(({ roleRef }) => (roleRef?.kind === kind ? (roleRef.name ?? []) : []));
    if (names.length === 0) return [];
    const resources = [`${kind.toLowerCase()}s`];
    return [{ apiGroups: [rbac], resources, resourceNames: sortedOnce(names), verbs: ['bind'] }];
  });
}

/** The host of a Route is a right of its own: whoever has it could take the place of another. */
function hosts(view: View): readonly PolicyRule[] {
  if (view.ofKind('route.openshift.io/Route').every(({ spec }) => spec?.host === undefined)) return [];
  return [{ apiGroups: ['route.openshift.io'], resources: ['routes/custom-host'], verbs: ['create', 'update'] }];
}

function once(rules: readonly PolicyRule[]): readonly PolicyRule[] {
  return [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
}
