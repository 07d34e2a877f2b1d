import { describe, expect, test } from 'vitest';
import { lowListenerPort } from '../../../../lib/check/rules/gateway-api/low-listener-port';
import { manualDeployment } from '../../../../lib/check/rules/gateway-api/manual-deployment';
import { manualService } from '../../../../lib/check/rules/gateway-api/manual-service';
import { deployment, service, yaml } from '../documents';
import { linesOf, meshOf } from '../examples';
import { istio, placesIn } from '../policies';
import { gatewayOf, http, reviews } from './gateways';

describe('GAPI015', () => {
  const manual = (value: string, port = 80) =>
    gatewayOf([{ ...http, port }], { addresses: [{ type: 'Hostname', value }] });

  test.each([
    ['reviews.shop.svc.cluster.local', 80, []],
    ['reviews', 80, []],
    ['reviews.shop.svc', 80, ['spec.addresses[0].value']],
    ['reviews.other.svc.cluster.local', 80, ['spec.addresses[0].value']],
    ['review', 80, ['spec.addresses[0].value']],
    ['reviews', 8080, ['spec.listeners[0].port']],
  ])('the address %s with port %i', (value, port, expected) => {
    expect(placesIn(manualService, [reviews, manual(value, port)])).toEqual(
      expected.map((at) => `Gateway shop/g ${at}`),
    );
  });

  test('where addresses are ignored, GAPI016 says so alone', () => {
    const mesh = meshOf({ code: 'GAPI016' }, yaml(manual('review'), istio({ version: 'v1.27.5' })));

    expect(linesOf(mesh, [manualService, manualDeployment])).toEqual([expect.stringMatching(/^GAPI016/)]);
  });

  test.each([
    [{ version: 'v1.27.8' }, 0],
    [{ version: 'v1.27.5', values: { pilot: { env: { ENABLE_GATEWAY_API_MANUAL_DEPLOYMENT: 'true' } } } }, 0],
    [{ version: 'v1.27.5' }, 1],
  ])('GAPI016: an Istio with %j', (spec, count) => {
    expect(placesIn(manualDeployment, [manual('reviews'), reviews, istio(spec)])).toHaveLength(count);
  });
});

test.each([
  [80, {}, 1],
  [8080, {}, 0],
  [80, { securityContext: { sysctls: [{ name: 'net.ipv4.ip_unprivileged_port_start', value: '0' }] } }, 0],
])('GAPI019: pods at port %i with %j', (targetPort, pod, count) => {
  const manual = gatewayOf([http], { addresses: [{ type: 'Hostname', value: 'own' }] });
  const own = service('own', 'shop', { selector: { app: 'own' }, ports: [{ port: 80, targetPort }, { port: 81 }] });

  expect(placesIn(lowListenerPort, [manual, own, deployment('own', 'shop', { app: 'own' }, {}, pod)])).toEqual(
    Array(count).fill('Service shop/own spec.ports[0].targetPort'),
  );
});
