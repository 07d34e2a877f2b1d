import { describe, expect, test } from 'vitest';
import { credentialReader } from '../../../../lib/check/rules/destination-rule/credential-reader';
import { linesFor, namespace, virtualService } from '../documents';

const entry = (labels: object = {}) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'ServiceEntry',
  metadata: { name: 'payments', namespace: 'bookinfo', labels },
  spec: {
    hosts: ['payments.acme.org'],
    location: 'MESH_EXTERNAL',
    resolution: 'DNS',
    ports: [{ name: 'http', number: 80, protocol: 'HTTP', targetPort: 443 }],
  },
});
const rule = (host = 'payments.acme.org') => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'DestinationRule',
  metadata: { name: 'payments', namespace: 'bookinfo' },
  spec: { host, trafficPolicy: { tls: { mode: 'SIMPLE', credentialName: 'ca' } } },
});
const route = (gateways: readonly string[]) =>
  virtualService('payments', 'bookinfo', {
    hosts: ['payments.acme.org'],
    gateways,
    http: [{ route: [{ destination: { host: 'payments.acme.org', port: { number: 80 } } }] }],
  });

describe('DR008', () => {
  test('says that pods do not read the Secret of a rule for all of them', () => {
    const lines = [
      'DR008 DestinationRule bookinfo/payments spec.trafficPolicy.tls.credentialName: "ca" is read by gateways alone, and none leads to "payments.acme.org"; lead there through one, or write a workloadSelector',
    ];

    expect(linesFor(credentialReader, entry(), rule())).toEqual(lines);
    expect(linesFor(credentialReader, entry(), rule(), route(['mesh']))).toEqual(lines);
  });

  test.each([
    ['a gateway leads to the host', [entry(), rule(), route(['mesh', 'egress/payments'])]],
    ['a waypoint stands before it', [entry({ 'istio.io/use-waypoint': 'egress' }), rule()]],
    [
      'one stands before its namespace',
      [namespace('bookinfo', { 'istio.io/use-waypoint': 'egress' }), entry(), rule()],
    ],
    ['the host is one of several', [entry(), rule('*.acme.org')]],
    ['the host is in the cluster', [rule('reviews')]],
  ])('says nothing where %s', (_, objects) => {
    expect(linesFor(credentialReader, ...objects)).toEqual([]);
  });
});
