import { App, Chart } from 'cdk8s';
import { expect, test } from 'vitest';
import { ControllerPermissions } from '../../../lib/constructs/argo-cd/controller-permissions';
import { title } from '../../../lib/manifest/manifest';
import { View } from '../../../lib/manifest/view';
import type { EmittedKind, Footprint, PolicyRule } from '../../../lib/platform/footprint';
import { finishedStages } from '../../../lib/synth/synth';

const controller = { name: 'argocd-manager', namespace: 'kube-system' };
const rbac = 'rbac.authorization.k8s.io';

function footprint(kinds: readonly EmittedKind[], rest: Partial<Footprint> = {}): Footprint {
  return { cluster: 'prod', parts: [{ name: 'mesh', kinds }], namespaces: [], rules: [], manualApprovals: [], ...rest };
}

function permissions(...footprints: readonly Footprint[]): View {
  const app = new App();
  new ControllerPermissions(new Chart(app, '10-permissions'), 'controller', { name: 'argocd', controller, footprints });
  return new View(finishedStages(app).stages.flatMap(({ manifests }) => manifests));
}

const subscription: EmittedKind = {
  group: 'operators.coreos.com',
  kind: 'Subscription',
  namespaces: ['openshift-operators', 'openshift-tempo-operator'],
};

test('a kind that stands in namespaces of OpenShift alone is managed there alone', () => {
  const { all } = permissions(footprint([subscription]));

  expect(all.map(title)).toEqual([
    'ClusterRole argocd',
    'ClusterRoleBinding argocd',
    'Role openshift-operators/argocd',
    'Role openshift-tempo-operator/argocd',
    'RoleBinding openshift-operators/argocd',
    'RoleBinding openshift-tempo-operator/argocd',
  ]);
});

test('no role stands in a namespace that Argo CD is yet to make, whatever its name, in any cluster', () => {
  const made = { namespaces: ['openshift-tempo-operator'] };

  for (const view of [
    permissions(footprint([subscription], made)),
    permissions(footprint([subscription]), footprint([], made)),
  ]) {
    expect(view.ofKind(`${rbac}/Role`)).toEqual([]);
    expect(view.ofKind(`${rbac}/ClusterRole`)[0]?.rules?.[0]?.resources).toEqual(['subscriptions']);
  }
});

test('what clusters hand on is one rule where it differs in names alone, and for all names where one has none', () => {
  const bind = (...resourceNames: string[]): PolicyRule => ({
    apiGroups: [rbac],
    resources: ['roles'],
    ...(resourceNames.length > 0 && { resourceNames }),
    verbs: ['bind'],
  });
  const rulesOf = (...rules: readonly PolicyRule[]) =>
    permissions(...rules.map((rule) => footprint([], { rules: [rule] }))).ofKind(`${rbac}/ClusterRole`)[0]?.rules;

  expect(rulesOf(bind('b'), bind('a', 'b'))).toEqual([bind('a', 'b')]);
  expect(rulesOf(bind('b'), bind())).toEqual([bind()]);
});
