import { expect, test } from 'vitest';
import { faultsOf, inPlane, objectsOf } from '../../support';

const at = 'crc: controlPlanes[0].applications[1].callers';

function inShop(callers: readonly object[], plane: object = { denyByDefault: true }) {
  return inPlane({
    ...plane,
    applications: [
      { name: 'bookinfo', namespace: 'app1', sample: 'bookinfo' },
      { name: 'shop', namespace: 'shop', callers },
    ],
  });
}

test('callers mean something where calls are refused by default, or NetworkPolicies rendered', () => {
  const callers = [{ namespace: 'app1' }];

  expect(faultsOf(inShop(callers, {}))).toEqual([
    `${at}: says nothing unless denyByDefault is true or networkPolicies "rendered"`,
  ]);
  expect(faultsOf(inShop(callers, { networkPolicies: 'operator' }))).toHaveLength(1);
  expect(faultsOf(inShop(callers, { networkPolicies: 'rendered' }))).toEqual([]);
  expect(faultsOf(inShop(callers))).toEqual([]);
});

test('an empty list of callers says nothing', () => {
  expect(faultsOf(inShop([]))).toEqual([`${at}: is empty; leave it out`]);
});

test('callers are of other namespaces of the mesh', () => {
  expect(faultsOf(inShop([{ namespace: 'app2' }]))).toEqual([
    `${at}[0].namespace: no namespace of the mesh is called "app2"; did you mean "app1"?`,
  ]);
  expect(faultsOf(inShop([{ namespace: 'shop' }]))).toEqual([
    `${at}[0].namespace: "shop" is the application's own, which may call it anyway; remove it`,
  ]);
  expect(faultsOf(inShop([{ namespace: 'istio-ingress' }]))).toEqual([]);
});

test('a namespace is named once', () => {
  expect(
    faultsOf(inShop([{ namespace: 'app1' }, { namespace: 'app1', serviceAccounts: ['bookinfo-reviews'] }])),
  ).toEqual([`${at}[1].namespace: "app1" is that of callers[0] too; merge them`]);
});

test('accounts are names, each once', () => {
  const serviceAccounts = ['A', 'bookinfo-reviews', 'bookinfo-reviews'];

  expect(faultsOf(inShop([{ namespace: 'app1', serviceAccounts }]))).toEqual([
    `${at}[0].serviceAccounts[0]: "A" is not a name of a ServiceAccount: lower-case letters, digits, "-" and ".", starting and ending with a letter or digit`,
    `${at}[0].serviceAccounts[2]: "bookinfo-reviews" stands there twice; remove one`,
  ]);
  expect(faultsOf(inShop([{ namespace: 'app1', serviceAccounts: [] }]))).toEqual([
    `${at}[0].serviceAccounts: is empty; leave it out for every account of "app1"`,
  ]);
});

test('the accounts of a sample are known', () => {
  expect(faultsOf(inShop([{ namespace: 'app1', serviceAccounts: ['bookinfo-review'] }]))).toEqual([
    `${at}[0].serviceAccounts[0]: no pods in "app1" run as "bookinfo-review"; did you mean "bookinfo-reviews"?`,
  ]);
});

test('beside a sample there may be pods of any account', () => {
  const applications = [
    { name: 'bookinfo', namespace: 'app1', sample: 'bookinfo' },
    { name: 'web', namespace: 'app1' },
    { name: 'shop', namespace: 'shop', callers: [{ namespace: 'app1', serviceAccounts: ['web'] }] },
  ] as const;
  const policy = objectsOf(inPlane({ denyByDefault: true, applications })).get('AuthorizationPolicy shop/shop-callers');

  expect(policy?.spec).toMatchObject({
    rules: [{ from: [{ source: { principals: ['cluster.local/ns/app1/sa/web'] } }] }],
  });
});

test('NetworkPolicies know no accounts', () => {
  const callers = [{ namespace: 'app1', serviceAccounts: ['bookinfo-reviews'] }];

  expect(faultsOf(inShop(callers, { networkPolicies: 'rendered' }))).toEqual([
    `${at}[0].serviceAccounts: NetworkPolicies know no accounts; leave it out, or set denyByDefault`,
  ]);
  expect(faultsOf(inShop(callers, { networkPolicies: 'rendered', denyByDefault: true }))).toEqual([]);
});
