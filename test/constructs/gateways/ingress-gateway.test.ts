import { expect, test } from 'vitest';
import { objectsOf, stagesOf } from '../../support';
import { exposing } from '../exposing';

test('a host that passes through the router has a server with its certificate at the gateway', () => {
  const objects = objectsOf(exposing({}, { shop: {} }));

  expect(objects.get('Gateway shop-ns/shop-gateway')?.spec).toEqual({
    selector: { istio: 'public' },
    servers: [
      {
        port: { number: 443, name: 'https', protocol: 'HTTPS' },
        hosts: ['shop.apps.prod.acme.org'],
        tls: { mode: 'SIMPLE', credentialName: 'shop-https-cert' },
      },
    ],
  });
  expect(objects.get('Route istio-ingress/shop-gateway-https')?.spec).toEqual({
    host: 'shop.apps.prod.acme.org',
    to: { kind: 'Service', name: 'public', weight: 100 },
    port: { targetPort: 'https' },
    tls: { termination: 'passthrough' },
    wildcardPolicy: 'None',
  });
  expect(objects.has('Certificate istio-ingress/shop-https')).toBe(true);
});

test('a host whose TLS ends at the router is served in clear text, and the service is told that the client was not', () => {
  const objects = objectsOf(exposing({}, { shop: { termination: 'edge' } }));

  expect(objects.get('Gateway shop-ns/shop-gateway')?.spec).toMatchObject({
    servers: [{ port: { number: 80, name: 'http2', protocol: 'HTTP' }, hosts: ['shop.apps.prod.acme.org'] }],
  });
  expect(objects.get('VirtualService shop-ns/shop')?.spec).toMatchObject({
    gateways: ['shop-gateway'],
    http: [{ headers: { request: { set: { 'x-forwarded-proto': 'https' } } } }],
  });
  expect(objects.get('Route istio-ingress/shop-gateway-https')?.spec).toMatchObject({
    port: { targetPort: 'http2' },
    tls: { termination: 'edge', insecureEdgeTerminationPolicy: 'Redirect' },
  });
});

test('hosts that are encrypted again share one server, with a certificate of the Service', () => {
  const objects = objectsOf(exposing({}, { shop: { termination: 'reencrypt' }, cart: { termination: 'reencrypt' } }));
  const gateways = [...objects.keys()].filter((title) => title.startsWith('Gateway '));

  expect(gateways).toEqual(['Gateway istio-ingress/public-reencrypt']);
  expect(objects.get('Gateway istio-ingress/public-reencrypt')?.spec).toEqual({
    selector: { istio: 'public' },
    servers: [
      {
        port: { number: 443, name: 'https', protocol: 'HTTPS' },
        hosts: ['*'],
        tls: { mode: 'SIMPLE', credentialName: 'public-serving-cert' },
      },
    ],
  });
  expect(objects.get('Service istio-ingress/public')?.metadata.annotations).toMatchObject({
    'service.beta.openshift.io/serving-cert-secret-name': 'public-serving-cert',
  });
  for (const name of ['shop', 'cart']) {
    expect(objects.get(`VirtualService ${name}-ns/${name}`)?.spec).toMatchObject({
      gateways: ['istio-ingress/public-reencrypt'],
      hosts: [`${name}.apps.prod.acme.org`],
    });
    expect(objects.get(`Route istio-ingress/${name}-gateway-https`)?.spec).toMatchObject({
      port: { targetPort: 'https' },
      tls: { termination: 'reencrypt', insecureEdgeTerminationPolicy: 'Redirect' },
    });
  }
});

test('without termination reencrypt, no Service asks for a certificate', () => {
  const { annotations } = objectsOf(exposing({}, { shop: {} })).get('Service istio-ingress/public')?.metadata ?? {};

  expect(Object.keys(annotations ?? {})).toEqual(['argocd.argoproj.io/sync-wave']);
});

test.each(['edge', 'reencrypt'] as const)(
  'with termination %s, no certificate is issued that nobody asks for',
  (termination) => {
    const stages = stagesOf(exposing({}, { shop: { termination } })).map(({ id }) => id);

    expect(stages).not.toContain('40-certificates');
  },
);

test.each(['edge', 'reencrypt'] as const)(
  'with termination %s, the router shows the certificate that is asked for, and may read it alone',
  (termination) => {
    const objects = objectsOf(exposing({}, { shop: { termination, certificate: {} } }));

    expect(objects.get('Route istio-ingress/shop-gateway-https')?.spec).toMatchObject({
      tls: { termination, externalCertificate: { name: 'shop-https-cert' } },
    });
    expect(objects.get('Role istio-ingress/shop-gateway-https-router')).toMatchObject({
      rules: [
        {
          apiGroups: [''],
          resources: ['secrets'],
          resourceNames: ['shop-https-cert'],
          verbs: ['get', 'list', 'watch'],
        },
      ],
    });
    expect(objects.get('RoleBinding istio-ingress/shop-gateway-https-router')).toMatchObject({
      roleRef: { kind: 'Role', name: 'shop-gateway-https-router' },
      subjects: [{ kind: 'ServiceAccount', name: 'router', namespace: 'openshift-ingress' }],
    });
  },
);

test('a load balancer has its annotations and no Routes', () => {
  const annotations = { 'acme.org/zone': 'a' };
  const objects = objectsOf(
    exposing({ service: { type: 'LoadBalancer', annotations } }, { shop: { host: 'shop.acme.org' } }),
  );
  const service = objects.get('Service istio-ingress/public');

  expect(service?.spec).toMatchObject({ type: 'LoadBalancer' });
  expect(service?.metadata.annotations).toMatchObject(annotations);
  expect([...objects.keys()].filter((title) => title.startsWith('Route '))).toEqual([]);
});

test('a service of another namespace is named in full, and its rules stay with the application', () => {
  const service = { name: 'web', port: 8080, namespace: 'payments' };
  const objects = objectsOf(exposing({}, { shop: { service } }, { namespaces: ['payments'] }));

  expect(objects.has('Gateway shop-ns/shop-gateway')).toBe(true);
  expect(objects.get('VirtualService shop-ns/shop')?.spec).toMatchObject({
    http: [{ route: [{ destination: { host: 'web.payments.svc.cluster.local', port: { number: 8080 } } }] }],
  });
});
