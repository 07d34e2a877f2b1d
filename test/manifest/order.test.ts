import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Manifest, title } from '../../lib/manifest/manifest';
import { inOrder } from '../../lib/manifest/order';
import { reference, stagesOf } from '../support';

test('namespaces come first, then cluster-scoped objects, then what others refer to, then the rest by kind', () => {
  const objects = [
    object('apps/v1', 'Deployment', 'a', 'a'),
    object('v1', 'Service', 'a', 'a'),
    object('rbac.authorization.k8s.io/v1', 'RoleBinding', 'a', 'a'),
    object('rbac.authorization.k8s.io/v1', 'Role', 'a', 'a'),
    object('v1', 'ConfigMap', 'a', 'a'),
    object('v1', 'Secret', 'a', 'a'),
    object('v1', 'ServiceAccount', 'a', 'a'),
    object('operators.coreos.com/v1alpha1', 'Subscription', 'a', 'a'),
    object('operators.coreos.com/v1', 'OperatorGroup', 'a', 'a'),
    object('sailoperator.io/v1', 'Istio', 'a'),
    object('sailoperator.io/v1', 'IstioCNI', 'a'),
    object('rbac.authorization.k8s.io/v1', 'ClusterRoleBinding', 'a'),
    object('rbac.authorization.k8s.io/v1', 'ClusterRole', 'a'),
    object('v1', 'Namespace', 'z'),
    object('v1', 'Namespace', 'a'),
  ];

  expect(inOrder(objects).map(title)).toEqual([
    'Namespace a',
    'Namespace z',
    'ClusterRole a',
    'ClusterRoleBinding a',
    'IstioCNI a',
    'Istio a',
    'ServiceAccount a/a',
    'Secret a/a',
    'ConfigMap a/a',
    'Role a/a',
    'RoleBinding a/a',
    'Service a/a',
    'OperatorGroup a/a',
    'Deployment a/a',
    'Subscription a/a',
  ]);
});

test('within a kind, namespaces and then names follow by code unit, in any locale', () => {
  const names = ['b', 'B', 'a-b', 'a', 'ä', 'a0', 'Z'];
  const objects = ['y', 'x-1', 'x'].flatMap((namespace) =>
    names.map((name) => object('v1', 'ConfigMap', name, namespace)),
  );

  expect(inOrder(objects).map(title)).toEqual(
    ['x', 'x-1', 'y'].flatMap((namespace) =>
      ['B', 'Z', 'a', 'a-b', 'a0', 'b', 'ä'].map((name) => `ConfigMap ${namespace}/${name}`),
    ),
  );
});

test('kinds of one name follow by group, and an unknown kind counts as namespaced', () => {
  const objects = [
    object('unknown.example.com/v1', 'Gateway', 'a'),
    object('networking.istio.io/v1', 'Gateway', 'b', 'b'),
    object('gateway.networking.k8s.io/v1', 'Gateway', 'c', 'c'),
    object('gateway.networking.k8s.io/v1', 'GatewayClass', 'd'),
  ];

  expect(inOrder(objects).map(title)).toEqual(['GatewayClass d', 'Gateway c/c', 'Gateway b/b', 'Gateway a']);
});

test('the order does not depend on the order before, and loses nothing', () => {
  const objects = stagesOf(reference).flatMap(({ manifests }) => manifests);
  const sorted = inOrder(objects);

  expect(new Set(sorted)).toEqual(new Set(objects));
  fc.assert(
    fc.property(fc.shuffledSubarray(objects, { minLength: objects.length }), (shuffled) => {
      expect(inOrder(shuffled)).toEqual(sorted);
    }),
  );
});

function object(apiVersion: string, kind: string, name: string, namespace?: string): Manifest {
  return { apiVersion, kind, metadata: { name, ...(namespace !== undefined && { namespace }) } };
}
