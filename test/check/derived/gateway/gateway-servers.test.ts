import { expect, test } from 'vitest';
import { objectsOf } from '../../../support';

test('gateways of one name in two meshes of a cluster serve each the hosts of its own', () => {
  const planes = ['a', 'b'].map((name) => ({
    name,
    namespace: `${name}-system`,
    gateways: [{ name: 'public', namespace: `${name}-ingress` }],
    applications: [{ name: `${name}-shop`, namespace: `${name}-shop`, expose: { service: { name: 'web', port: 80 } } }],
  }));

  // Otherwise the certificate of one mesh would be missed beside the gateway of the other.
  const objects = objectsOf({ name: 'prod', appsDomain: 'apps.prod.acme.org', controlPlanes: planes });

  expect(objects.has('Gateway a-shop/a-shop-gateway')).toBe(true);
  expect(objects.has('Gateway b-shop/b-shop-gateway')).toBe(true);
});
