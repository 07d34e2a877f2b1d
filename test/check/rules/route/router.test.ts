import { describe, expect, test } from 'vitest';
import { readableAnnotations } from '../../../../lib/check/rules/route/readable-annotations';
import { servedShare } from '../../../../lib/check/rules/route/served-share';
import { singleEntrance } from '../../../../lib/check/rules/route/single-entrance';
import { judge, route, together } from './routes';

describe('RTE028', () => {
  const shares = (to: number, other: number) =>
    servedShare.bad.replace(
      'weight: 0 }',
      `weight: ${to} }\n      alternateBackends: [{ kind: Service, name: b, weight: ${other} }]`,
    );

  test.each([
    [0, 0, 1],
    [0, 1, 0],
    [1, 0, 0],
  ])('judges shares of %i and %i', (to, other, count) => {
    expect(judge(servedShare, shares(to, other))).toHaveLength(count);
  });
});

describe('RTE031', () => {
  test.each([
    ['timeout', '30', 0],
    ['timeout', '1.5m', 1],
    ['timeout-tunnel', '1 h', 1],
    ['balance', 'leastconn', 0],
    ['balance', 'round-robin', 1],
    ['disable_cookies', 'yes', 1],
    ['ip_allowlist', '192.0.2.0/24 2001:db8::1', 0],
    ['ip_allowlist', '192.0.2.0/24,198.51.100.7', 1],
    ['rate-limit-connections.rate-http', '10/s', 1],
    ['something-new', 'x', 0],
  ])('judges %s "%s"', (name, value, count) => {
    const annotations = `{ haproxy.router.openshift.io/${name}: "${value}" }`;

    expect(judge(readableAnnotations, route({ annotations }))).toHaveLength(count);
  });
});

describe('RTE041', () => {
  const gateway = (infrastructure: string) => `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: web, namespace: istio-ingress }
    spec:
      gatewayClassName: istio
      infrastructure: ${infrastructure}
      listeners: [{ name: http, port: 80, protocol: HTTP }]`;
  const front = route({ to: 'web-istio', port: 'http' });

  test.each([
    ['its infrastructure', '{ annotations: { networking.istio.io/service-type: ClusterIP } }', 0],
    ['a ConfigMap, which may', '{ parametersRef: { group: "", kind: ConfigMap, name: web } }', 0],
    ['nothing', '{}', 1],
    ['itself', '{ annotations: { networking.istio.io/service-type: LoadBalancer } }', 1],
  ])('hears of the kind of Service from %s', (_, infrastructure, count) => {
    expect(judge(singleEntrance, together(gateway(infrastructure), front))).toHaveLength(count);
  });

  test('says nothing of a Gateway that no Route leads to', () => {
    expect(judge(singleEntrance, gateway('{}'))).toEqual([]);
  });
});
