import { expect, test } from 'vitest';
import { authoritySecret } from '../../../lib/check/rules/certificate/authority-secret';
import { credentialSecret } from '../../../lib/check/rules/gateway/credential-secret';
import { meshParent } from '../../../lib/check/rules/gateway-api/mesh-parent';
import { targetPort } from '../../../lib/check/rules/service/target-port';
import { servedHost } from '../../../lib/check/rules/virtual-service/served-host';
import { deployment, linesFor, routesTo, service, virtualService } from './documents';

const gateway = (servers: readonly object[]) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'front', namespace: 'shop' },
  spec: { selector: { app: 'front' }, servers },
});

test('a Gateway without hosts is said to have none', () => {
  const bound = virtualService('a', 'shop', { hosts: ['a.acme.org'], gateways: ['front'], http: routesTo('a') });

  expect(linesFor(servedHost, gateway([]), bound)).toEqual([
    'VS008 VirtualService shop/a spec.hosts[0]: "a.acme.org" is not served by Gateway shop/front; no hosts are listed there',
  ]);
});

test('where no Service is known, none is listed', () => {
  const route = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'HTTPRoute',
    metadata: { name: 'a', namespace: 'shop' },
    spec: { parentRefs: [{ group: '', kind: 'Service', name: 'a' }] },
  };

  expect(linesFor(meshParent, route)).toEqual([
    'GAPI025 HTTPRoute shop/a spec.parentRefs[0].name: there is no Service "shop/a"',
  ]);
});

test('where no Secret is known, or only one without a name, none is listed', () => {
  const issuer = {
    apiVersion: 'cert-manager.io/v1',
    kind: 'Issuer',
    metadata: { name: 'ca', namespace: 'shop' },
    spec: { ca: { secretName: 'ca' } },
  };
  const served = service('a', 'shop', {});
  const nameless = {
    ...served,
    metadata: { ...served.metadata, annotations: { 'service.beta.openshift.io/serving-cert-secret-name': '' } },
  };
  const tls = {
    port: { number: 443, name: 'a', protocol: 'HTTPS' },
    hosts: ['a.acme.org'],
    tls: { mode: 'SIMPLE', credentialName: 'b' },
  };

  expect(linesFor(authoritySecret, issuer, nameless)).toEqual([
    'CRT003 Issuer shop/ca spec.ca.secretName: no Secret "ca" in namespace "shop"',
  ]);
  expect(linesFor(credentialSecret, gateway([tls]), nameless, deployment('front', 'shop', { app: 'front' }))).toEqual([
    'GWY012 Gateway shop/front spec.servers[0].tls.credentialName: no Secret "b" in namespace "shop", where Deployment "front" runs',
  ]);
});

test('many Services that lead to the same many pods cost what their number does', () => {
  const numbers = Array.from({ length: 4000 }, (_, number) => number);
  const pods = numbers.map((number) =>
    deployment(`d${number}`, 'shop', { app: 'a' }, { ports: [{ containerPort: 80 }] }),
  );
  const services = numbers.map((number) =>
    service(`s${number}`, 'shop', { selector: { app: 'a' }, ports: [{ port: 81 }] }),
  );
  const started = performance.now();

  expect(linesFor(targetPort, ...pods, ...services)).toHaveLength(4000);
  expect(performance.now() - started).toBeLessThan(6000);
});
