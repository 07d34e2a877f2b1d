import { expect, test } from 'vitest';
import { scope } from '../../../../lib/check/rules/api/scope';
import { knownHost } from '../../../../lib/check/rules/destination-rule/known-host';
import { knownDestination } from '../../../../lib/check/rules/virtual-service/known-destination';
import { knownSubset } from '../../../../lib/check/rules/virtual-service/known-subset';
import { linesOf, meshOf } from '../../rules/examples';

/** As upstream's samples are: whoever applies them names the namespace. */
const sample = `
  apiVersion: v1
  kind: Service
  metadata: { name: reviews }
  spec: { ports: [{ name: http, port: 9080 }] }
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: reviews }
  spec: { host: reviews, subsets: [{ name: v1, labels: { version: v1 } }] }
  ---
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: { name: reviews }
  spec:
    hosts: [reviews]
    http: [{ route: [{ destination: { host: reviews.bookinfo.svc.cluster.local, subset: v1 } }] }]`;

const rules = [scope, knownDestination, knownHost, knownSubset];
const linesFor = (text: string) => linesOf(meshOf({ code: '' }, text), rules);

test('objects without a namespace are taken to land in one together, which is said once', () => {
  expect(linesFor(sample)).toEqual([
    'API008 Service default/reviews metadata.namespace: missing, as on all 3 objects, so they land wherever they are applied; name the namespace',
  ]);
});

test('a host that none of them gives is named where it would land', () => {
  const lines = linesFor(sample.replace('host: reviews,', 'host: reveiws,').replace(', subset: v1', ''));

  expect(lines).toContain(
    'DR001 DestinationRule default/reviews spec.host: no Service and no ServiceEntry gives "reveiws.default.svc.cluster.local"; did you mean "reviews"?',
  );
});

test('one object that names its namespace makes those that do not stand out', () => {
  const lines = linesFor(sample.replace('metadata: { name: reviews }', 'metadata: { name: reviews, namespace: shop }'));

  expect(lines.filter((line) => line.startsWith('API008'))).toHaveLength(2);
});
