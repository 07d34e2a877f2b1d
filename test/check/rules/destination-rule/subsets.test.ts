import { describe, expect, test } from 'vitest';
import { distinctSubsets } from '../../../../lib/check/rules/destination-rule/distinct-subsets';
import { knownHost } from '../../../../lib/check/rules/destination-rule/known-host';
import { labelledSubset } from '../../../../lib/check/rules/destination-rule/labelled-subset';
import { onePerHost } from '../../../../lib/check/rules/destination-rule/one-per-host';
import { policyPort } from '../../../../lib/check/rules/destination-rule/policy-port';
import { subsetLabels } from '../../../../lib/check/rules/destination-rule/subset-labels';
import { deployment, linesFor, service } from '../documents';

const reviews = service('reviews', 'bookinfo', {
  selector: { app: 'reviews' },
  ports: [
    { name: 'http', port: 80, targetPort: 9080 },
    { name: 'http-admin', port: 81, targetPort: 9081 },
  ],
});
const pods = [
  deployment('reviews-v1', 'bookinfo', { app: 'reviews', version: 'v1' }),
  deployment('reviews-v2', 'bookinfo', { app: 'reviews', version: 'v2', tier: 'test' }),
];

describe('DR001', () => {
  test.each([
    'reviews',
    'reviews.bookinfo.svc.cluster.local',
    '*.bookinfo.svc.cluster.local',
    '*.local',
    '*.openshift-monitoring.svc.cluster.local',
    '*.clusterset.local',
  ])('knows %s', (host) => {
    expect(linesFor(knownHost, reviews, rule({ host }))).toEqual([]);
  });

  test('says that nothing is below a wildcard', () => {
    expect(linesFor(knownHost, reviews, rule({ host: '*.shop.svc.cluster.local' }))).toEqual([
      'DR001 DestinationRule bookinfo/a spec.host: no Service and no ServiceEntry gives "*.shop.svc.cluster.local"',
    ]);
  });
});

describe('DR002', () => {
  test.each([
    ['labels that pods get in the cluster', { version: 'v1', 'topology.istio.io/cluster': 'east' }],
    ['no labels', {}],
    ['the labels of one of several workloads', { version: 'v2', tier: 'test' }],
  ])('lets a subset with %s be', (_, labels) => {
    expect(
      linesFor(subsetLabels, reviews, ...pods, rule({ host: 'reviews', subsets: [{ name: 'a', labels }] })),
    ).toEqual([]);
  });

  test('says which label no pods carry, or that none carry all together', () => {
    const subsets = [
      { name: 'a', labels: { version: 'v11' } },
      { name: 'b', labels: { version: 'v1', tier: 'test' } },
    ];

    expect(linesFor(subsetLabels, reviews, ...pods, rule({ host: 'reviews', subsets }))).toEqual([
      'DR002 DestinationRule bookinfo/a spec.subsets[0].labels.version: no pods carry "v11", only "v1", "v2"; the pods behind the Service are those of "reviews-v1", "reviews-v2"; did you mean "v1"?',
      'DR002 DestinationRule bookinfo/a spec.subsets[1].labels: no pods carry all of these together; the pods behind the Service are those of "reviews-v1", "reviews-v2"',
    ]);
  });

  test('is silent where no pods of the Service are known', () => {
    const spec = { host: 'reviews', subsets: [{ name: 'a', labels: { version: 'v9' } }] };

    expect(linesFor(subsetLabels, reviews, rule(spec))).toEqual([]);
  });
});

describe('DR004', () => {
  const policy = { loadBalancer: { simple: 'RANDOM' } };

  test.each([
    [
      'one has the policy and the other the subsets',
      { trafficPolicy: policy },
      { subsets: [{ name: 'v1' }] },
      'bookinfo',
    ],
    ['they are in two namespaces', { trafficPolicy: policy }, { trafficPolicy: policy }, 'shop'],
    [
      'one is for some workloads',
      { trafficPolicy: policy },
      { trafficPolicy: policy, workloadSelector: { matchLabels: { app: 'a' } } },
      'bookinfo',
    ],
  ])('lets two be where %s', (_, one, other, where) => {
    expect(linesFor(onePerHost, rule(one), rule(other, 'b', where))).toEqual([]);
  });

  test('names subsets that both declare', () => {
    const subsets = [{ name: 'v1', labels: { version: 'v1' } }];

    expect(linesFor(onePerHost, rule({ subsets }), rule({ subsets }, 'b'))).toEqual([
      'DR004 DestinationRule bookinfo/b spec.subsets: DestinationRule bookinfo/a declares "v1" too, and only the older one counts',
    ]);
  });
});

test('DR003 is silent before pods of one kind, where a subset is but a name', () => {
  const [one] = pods;

  expect(linesFor(labelledSubset, reviews, ...(one ? [one] : []), rule({ subsets: [{ name: 'a' }] }))).toEqual([]);
  expect(linesFor(labelledSubset, reviews, ...pods, rule({ subsets: [{ name: 'a' }] }))).toHaveLength(1);
});

test('DR009 looks into subsets, and says where a number of the pods belongs', () => {
  const trafficPolicy = { portLevelSettings: [{ port: { number: 9081 } }, { port: { number: 81 } }] };

  expect(linesFor(policyPort, reviews, rule({ subsets: [{ name: 'a', trafficPolicy }] }))).toEqual([
    'DR009 DestinationRule bookinfo/a spec.subsets[0].trafficPolicy.portLevelSettings[0].port.number: 9081 is not a port of "reviews.bookinfo.svc.cluster.local" (80, 81); 9081 is where its pods listen, write 81',
  ]);
});

test.each([
  [{ exportTo: ['.'], workloadSelector: { matchLabels: { app: 'a' } } }, 0],
  [{ exportTo: ['*'] }, 0],
  [{ exportTo: ['*'], workloadSelector: { matchLabels: { app: 'a' } } }, 1],
])('DR011 judges %j', (spec, findings) => {
  expect(linesFor(distinctSubsets, rule(spec))).toHaveLength(findings);
});

function rule(spec: object, name = 'a', where = 'bookinfo') {
  const metadata = { name, namespace: where };
  const host = 'reviews.bookinfo.svc.cluster.local';
  return { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata, spec: { host, ...spec } };
}
