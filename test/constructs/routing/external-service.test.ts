import { describe, expect, it } from 'vitest';
import type { ExternalServiceSettings } from '../../../lib/settings/egress/external-service-settings';
import { objectsOf } from '../../support';

function meshWith(...externalServices: readonly ExternalServiceSettings[]) {
  return objectsOf({
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        namespaces: ['shop', 'sales'],
        egressGateways: [{ name: 'istio-egressgateway', namespace: 'istio-egress' }],
        externalServices,
      },
    ],
  });
}

const egressGateway = 'istio-egressgateway';
const gatewayHost = 'istio-egressgateway.istio-egress.svc.cluster.local';

describe('an external service', () => {
  it('is called over TLS that applications speak, from the whole mesh', () => {
    const objects = meshWith({ name: 'crm', hosts: ['crm.acme.org', 'www.acme.org'] });

    expect(objects.get('ServiceEntry istio-system/crm')?.spec).toEqual({
      exportTo: ['*'],
      hosts: ['crm.acme.org', 'www.acme.org'],
      location: 'MESH_EXTERNAL',
      resolution: 'DNS',
      ports: [{ name: 'tls-443', number: 443, protocol: 'TLS' }],
    });
    expect([...objects.keys()].filter((name) => /^(DestinationRule|VirtualService|Gateway) /.test(name))).toEqual([]);
  });

  it('with a wildcard is called at the address that applications have looked up', () => {
    const objects = meshWith({ name: 'packages', hosts: ['*.acme.org', 'acme.org'] });

    expect(objects.get('ServiceEntry istio-system/packages')?.spec).toMatchObject({ resolution: 'NONE' });
  });

  it('is seen by its callers alone where they are named', () => {
    const objects = meshWith({ name: 'crm', hosts: ['crm.acme.org'], namespaces: ['shop'], tls: {} });

    expect(objects.get('ServiceEntry istio-system/crm')?.spec).toMatchObject({ exportTo: ['shop'] });
    expect(objects.get('DestinationRule istio-system/crm.acme.org')?.spec).toMatchObject({ exportTo: ['shop'] });
  });

  it('that the mesh starts TLS for is called over plain HTTP, and must show a certificate of its name', () => {
    const objects = meshWith({ name: 'crm', hosts: ['crm.acme.org', 'www.acme.org'], tls: { port: 8443 } });

    expect(objects.get('ServiceEntry istio-system/crm')?.spec).toMatchObject({
      ports: [{ name: 'http-80', number: 80, protocol: 'HTTP', targetPort: 8443 }],
    });
    for (const host of ['crm.acme.org', 'www.acme.org']) {
      expect(objects.get(`DestinationRule istio-system/${host}`)?.spec).toEqual({
        exportTo: ['*'],
        host,
        trafficPolicy: { tls: { mode: 'SIMPLE', sni: host, subjectAltNames: [host], caCertificates: 'system' } },
      });
    }
  });
});

describe('an egress gateway', () => {
  it('is an injected Envoy on unprivileged ports, whose account may read Secrets', () => {
    const objects = meshWith();

    expect(objects.get('Service istio-egress/istio-egressgateway')?.spec).toEqual({
      type: 'ClusterIP',
      selector: { istio: 'egressgateway' },
      ports: [
        { name: 'http2', port: 80, targetPort: 8080 },
        { name: 'https', port: 443, targetPort: 8443 },
      ],
    });
    expect(objects.get('Deployment istio-egress/istio-egressgateway')?.spec).toMatchObject({ replicas: 2 });
    expect(objects.get('RoleBinding istio-egress/istio-egressgateway-sds')).toMatchObject({
      subjects: [{ kind: 'ServiceAccount', name: 'istio-egressgateway', namespace: 'istio-egress' }],
    });
  });

  it('passes TLS on by the server name that applications ask for', () => {
    const objects = meshWith({
      name: 'crm',
      hosts: ['crm.acme.org'],
      ports: [{ number: 8443 }],
      egressGateway,
      namespaces: ['sales'],
    });
    const exportTo = ['sales', 'istio-egress'];

    expect(objects.get('ServiceEntry istio-system/crm')?.spec).toMatchObject({ exportTo });
    expect(objects.get('Gateway istio-egress/crm')?.spec).toEqual({
      selector: { istio: 'egressgateway' },
      servers: [
        { port: { number: 443, name: 'tls', protocol: 'TLS' }, hosts: ['crm.acme.org'], tls: { mode: 'PASSTHROUGH' } },
      ],
    });
    expect(objects.get('VirtualService istio-system/crm.acme.org')?.spec).toEqual({
      exportTo,
      hosts: ['crm.acme.org'],
      gateways: ['mesh', 'istio-egress/crm'],
      tls: [
        {
          match: [{ gateways: ['mesh'], port: 8443, sniHosts: ['crm.acme.org'] }],
          route: [{ destination: { host: gatewayHost, port: { number: 443 } } }],
        },
        {
          match: [{ gateways: ['istio-egress/crm'], sniHosts: ['crm.acme.org'] }],
          route: [{ destination: { host: 'crm.acme.org', port: { number: 8443 } } }],
        },
      ],
    });
    expect([...objects.keys()].filter((name) => name.startsWith('DestinationRule '))).toEqual([]);
  });

  it('takes HTTP in mutual TLS of the mesh, by a name that its server knows, and starts TLS to the host', () => {
    const objects = meshWith({
      name: 'bank',
      hosts: ['api.acme.org', 'files.acme.org'],
      tls: { mode: 'MUTUAL', credentialName: 'bank-client' },
      egressGateway,
    });

    expect(objects.get('Gateway istio-egress/bank')?.spec).toMatchObject({
      servers: [
        {
          port: { number: 80, name: 'https', protocol: 'HTTPS' },
          hosts: ['api.acme.org', 'files.acme.org'],
          tls: { mode: 'ISTIO_MUTUAL' },
        },
      ],
    });
    expect(objects.get('DestinationRule istio-egress/bank')?.spec).toEqual({
      host: gatewayHost,
      subsets: [
        {
          name: 'bank',
          trafficPolicy: {
            portLevelSettings: [{ port: { number: 80 }, tls: { mode: 'ISTIO_MUTUAL', sni: 'api.acme.org' } }],
          },
        },
      ],
    });
    expect(objects.get('VirtualService istio-system/files.acme.org')?.spec).toMatchObject({
      http: [
        {
          match: [{ gateways: ['mesh'], port: 80 }],
          route: [{ destination: { host: gatewayHost, subset: 'bank', port: { number: 80 } } }],
        },
        {
          match: [{ gateways: ['istio-egress/bank'] }],
          route: [{ destination: { host: 'files.acme.org', port: { number: 80 } } }],
        },
      ],
    });
    expect(objects.get('DestinationRule istio-system/api.acme.org')?.spec).toMatchObject({
      trafficPolicy: { tls: { mode: 'MUTUAL', credentialName: 'bank-client' } },
    });
    expect(objects.get('DestinationRule istio-system/api.acme.org')?.spec).not.toHaveProperty(
      'trafficPolicy.tls.caCertificates',
    );
  });

  it('leads HTTP and TLS of one host out side by side', () => {
    const ports = [{ number: 8080, protocol: 'HTTP' }, { number: 443 }] as const;
    const objects = meshWith({ name: 'crm', hosts: ['crm.acme.org'], ports, egressGateway });

    expect(objects.get('Gateway istio-egress/crm')?.spec).toMatchObject({
      servers: [{ tls: { mode: 'ISTIO_MUTUAL' } }, { tls: { mode: 'PASSTHROUGH' } }],
    });
    expect(objects.get('VirtualService istio-system/crm.acme.org')?.spec).toMatchObject({
      http: [{ match: [{ port: 8080 }] }, { route: [{ destination: { port: { number: 8080 } } }] }],
      tls: [{ match: [{ port: 443 }] }, { route: [{ destination: { port: { number: 443 } } }] }],
    });
  });
});
