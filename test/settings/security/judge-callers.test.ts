import { expect, test } from 'vitest';
import { resolveClusters } from '../../../lib/settings/resolve-clusters';
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

test('an empty list of callers is the same as none', () => {
  expect(faultsOf(inShop([]))).toEqual([]);
  expect(faultsOf(inShop([], {}))).toEqual([]);
});

test('applications of one namespace have the same callers, to whom it opens as a whole', () => {
  const callers = [{ namespace: 'app1' }];
  const withNeighbour = (neighbour: object) =>
    faultsOf(
      inPlane({
        denyByDefault: true,
        applications: [
          { name: 'bookinfo', namespace: 'app1', sample: 'bookinfo' },
          { name: 'cart', namespace: 'shop', ...neighbour },
          { name: 'shop', namespace: 'shop', callers },
        ],
      }),
    );

  expect(withNeighbour({})).toEqual([
    'crc: controlPlanes[0].applications[2].callers: not those of "cart", and callers are let in to the whole namespace "shop"; write the same at both',
  ]);
  expect(withNeighbour({ callers })).toEqual([]);
});

test('callers may be of any cluster of the mesh', () => {
  const several = (name: string, plane: object) => ({
    name,
    appsDomain: `apps.${name}.acme.org`,
    controlPlanes: [
      { multiCluster: { meshID: 'acme' }, certificateAuthority: { issuerRef: { name: 'root' } }, ...plane },
    ],
  });
  const serviceAccounts = ['bookinfo-reviews', 'nobody'];
  const callers = [{ namespace: 'books', serviceAccounts }, { namespace: 'elsewhere' }];
  const faults = resolveClusters([
    several('east', { applications: [{ name: 'shop', namespace: 'shop', callers }] }),
    several('west', {
      denyByDefault: true,
      applications: [{ name: 'books', namespace: 'books', sample: 'bookinfo' }],
    }),
  ]).faults;

  expect(faults).toEqual([
    'east: controlPlanes[0].applications[0].callers[0].serviceAccounts[1]: no pods in "books" run as "nobody"; known: bookinfo-details, bookinfo-ratings, bookinfo-reviews, bookinfo-productpage',
    'east: controlPlanes[0].applications[0].callers[1].namespace: no namespace "elsewhere" in the mesh; known: shop, books',
  ]);
});

test('callers are of other namespaces of the mesh', () => {
  expect(faultsOf(inShop([{ namespace: 'app2' }]))).toEqual([
    `${at}[0].namespace: no namespace "app2" in the mesh; did you mean "app1"?`,
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
    `${at}[0].serviceAccounts[0]: "A" is not a name of a ServiceAccount: at most 253 lower-case letters, digits, "-" and ".", each part starting and ending with a letter or digit`,
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
