import { expect, test } from 'vitest';
import { readCrdFolder } from '../../lib/crds/crd';
import { type OperatorFacts, operators, tryOperatorOf } from '../../lib/platform/operators';

const entries = Object.entries<OperatorFacts>(operators);

test('an operator stands under the name of its package, and owns its API groups, and its namespace if that is not shared', () => {
  const groups = entries.flatMap(([, { apiGroups }]) => apiGroups);
  const namespaces = entries.flatMap(([, { namespace, operatorGroup, operand }]) => [
    ...(operatorGroup === 'own' ? [namespace] : []),
    ...(operand ? [operand.namespace] : []),
  ]);

  expect(entries.map(([name]) => name)).toEqual(entries.map(([, facts]) => facts.package));
  expect(new Set(groups).size).toBe(groups.length);
  expect(new Set(namespaces).size).toBe(namespaces.length);
});

test('only the namespace that OpenShift provides has its OperatorGroup already', () => {
  const shared = entries.filter(([, { operatorGroup }]) => operatorGroup === 'shared');

  expect(new Set(shared.map(([, { namespace }]) => namespace))).toEqual(new Set(['openshift-operators']));
});

test('the API groups of the mesh operator are those of its CRDs', () => {
  const crds = [...readCrdFolder('crds/ossm').values()].flat();
  const groups = new Set(crds.map(({ spec }) => spec.group));

  expect([...operators.servicemeshoperator3.apiGroups].sort()).toEqual([...groups].sort());
});

test('the API groups of the cert-manager operator are those of its CRDs, but for its own configuration', () => {
  const crds = [...readCrdFolder('crds/cert-manager-operator').values()].flat();
  const groups = new Set(crds.map(({ spec }) => spec.group));

  expect([...operators['openshift-cert-manager-operator'].apiGroups, 'operator.openshift.io'].sort()).toEqual(
    [...groups].sort(),
  );
});

test('an API group leads to the operator that delivers it, and one of the cluster itself to none', () => {
  expect(tryOperatorOf('networking.istio.io')?.package).toBe('servicemeshoperator3');
  expect(tryOperatorOf('cert-manager.io')?.package).toBe('openshift-cert-manager-operator');
  expect(['core', 'apps', 'route.openshift.io', 'istio.io', ''].map((group) => tryOperatorOf(group))).toEqual(
    Array(5).fill(undefined),
  );
});

test('an operator brings kinds of its own to a group of the cluster, and they are those of its CRDs', () => {
  const crds = [...readCrdFolder('crds/cert-manager-operator').values()].flat();
  const kinds = crds.flatMap(({ spec }) => (spec.group === 'operator.openshift.io' ? [spec.names.kind] : []));

  expect(operators['openshift-cert-manager-operator'].kinds).toEqual(
    [...new Set(kinds)].sort().map((kind) => `operator.openshift.io/${kind}`),
  );
  expect(tryOperatorOf('operator.openshift.io', 'IstioCSR')?.package).toBe('openshift-cert-manager-operator');
  expect(tryOperatorOf('operator.openshift.io', 'IngressController')).toBe(undefined);
});
