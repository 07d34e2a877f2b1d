import { describe, expect, test } from 'vitest';
import { mutualServer } from '../../../../lib/check/rules/destination-rule/mutual-server';
import { singleTls } from '../../../../lib/check/rules/destination-rule/single-tls';
import { strictServer } from '../../../../lib/check/rules/destination-rule/strict-server';
import { verifiedServer } from '../../../../lib/check/rules/destination-rule/verified-server';
import { deployment, linesFor, namespace, service, virtualService, yaml } from '../documents';
import { linesOf, meshOf } from '../examples';

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

describe('DR005', () => {
  const injected = namespace('bookinfo', { 'istio-injection': 'enabled' });
  const strict = {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: 'reviews', namespace: 'bookinfo' },
    spec: {
      selector: { matchLabels: { app: 'reviews' } },
      mtls: { mode: 'STRICT' },
      portLevelMtls: { 9081: { mode: 'PERMISSIVE' } },
    },
  };
  const disable = { mode: 'DISABLE' };

  test.each([
    ['a port that is not strict', { trafficPolicy: { portLevelSettings: [{ port: { number: 81 }, tls: disable }] } }],
    [
      'a port with a setting of its own',
      {
        trafficPolicy: { tls: disable, portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'ISTIO_MUTUAL' } }] },
      },
    ],
    [
      'pods that do not exist',
      { subsets: [{ name: 'v9', labels: { version: 'v9' }, trafficPolicy: { tls: disable } }] },
    ],
  ])('lets plain text be towards %s', (_, spec) => {
    expect(linesFor(strictServer, injected, reviews, ...pods, strict, rule(spec))).toEqual([]);
  });

  test('looks at ports and subsets', () => {
    const spec = {
      trafficPolicy: { portLevelSettings: [{ port: { number: 80 }, tls: disable }] },
      subsets: [{ name: 'v1', labels: { version: 'v1' }, trafficPolicy: { tls: { mode: 'SIMPLE' } } }],
    };

    expect(
      linesFor(strictServer, injected, reviews, ...pods, strict, rule(spec)).map((line) => line.split(' ')[3]),
    ).toEqual(['spec.trafficPolicy.portLevelSettings[0].tls.mode:', 'spec.subsets[0].trafficPolicy.tls.mode:']);
  });

  test('is silent on pods without a proxy, which no policy reaches', () => {
    const spec = { trafficPolicy: { tls: disable } };

    expect(linesFor(strictServer, namespace('bookinfo', {}), reviews, ...pods, strict, rule(spec))).toEqual([]);
  });
});

describe('DR006', () => {
  const spec = { trafficPolicy: { tls: { mode: 'ISTIO_MUTUAL' } } };

  test.each([
    [
      'no labels',
      namespace('bookinfo', {}),
      ['"ISTIO_MUTUAL", but the pods of reviews-v1 have no proxy; remove "tls", or bring them into the mesh'],
    ],
    ['injection', namespace('bookinfo', { 'istio-injection': 'enabled' }), []],
    ['ambient mode', namespace('bookinfo', { 'istio.io/dataplane-mode': 'ambient' }), []],
  ])('judges pods by their namespace: %s', (_, own, messages) => {
    const found = linesFor(mutualServer, own, reviews, ...pods, rule(spec));

    expect(found).toEqual(
      messages.map((message) => `DR006 DestinationRule bookinfo/a spec.trafficPolicy.tls.mode: ${message}`),
    );
  });

  test('is silent where the labels of the namespace are unknown', () => {
    const out = deployment('reviews-v3', 'bookinfo', { app: 'reviews', 'sidecar.istio.io/inject': 'false' });
    const given = yaml({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'bookinfo' } });
    const mesh = meshOf({ ...mutualServer, given }, yaml(reviews, ...pods, out, rule(spec)));

    expect(linesOf(mesh, [mutualServer])).toEqual([]);
  });
});

test.each([
  [{ mode: 'SIMPLE', credentialName: 'ca' }, 0],
  [{ mode: 'SIMPLE', insecureSkipVerify: true }, 0],
  [{ mode: 'ISTIO_MUTUAL' }, 0],
  [{ mode: 'MUTUAL', clientCertificate: '/etc/c', privateKey: '/etc/k' }, 1],
])('DR007 judges %j', (tls, findings) => {
  expect(linesFor(verifiedServer, rule({ trafficPolicy: { tls } }))).toHaveLength(findings);
});

describe('DR015', () => {
  const tls = { mode: 'SIMPLE' };
  const entry = {
    apiVersion: 'networking.istio.io/v1',
    kind: 'ServiceEntry',
    metadata: { name: 'a', namespace: 'bookinfo' },
    spec: {
      hosts: ['a.acme.org'],
      ports: [
        { number: 80, name: 'http', protocol: 'HTTP' },
        { number: 443, name: 'https', protocol: 'HTTPS' },
      ],
    },
  };
  const whole = rule({ host: 'a.acme.org', trafficPolicy: { tls } });

  test('is silent where a VirtualService sends plain requests to that port', () => {
    const http = [{ route: [{ destination: { host: 'a.acme.org', port: { number: 443 } } }] }];

    expect(linesFor(singleTls, entry, whole)).toHaveLength(1);
    expect(linesFor(singleTls, entry, whole, virtualService('a', 'bookinfo', { hosts: ['a.acme.org'], http }))).toEqual(
      [],
    );
  });

  test('is silent where the port has a setting of its own', () => {
    const portLevelSettings = [{ port: { number: 443 }, tls: { mode: 'DISABLE' } }];

    expect(linesFor(singleTls, entry, rule({ host: 'a.acme.org', trafficPolicy: { tls, portLevelSettings } }))).toEqual(
      [],
    );
  });
});

function rule(spec: object, name = 'a', where = 'bookinfo') {
  const metadata = { name, namespace: where };
  const host = 'reviews.bookinfo.svc.cluster.local';
  return { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', metadata, spec: { host, ...spec } };
}
