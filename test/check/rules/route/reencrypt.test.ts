import { describe, expect, test } from 'vitest';
import { lastingAuthority } from '../../../../lib/check/rules/route/lasting-authority';
import { reencryptAnyHost } from '../../../../lib/check/rules/route/reencrypt-any-host';
import { reencryptAuthority } from '../../../../lib/check/rules/route/reencrypt-authority';
import { linesOf, meshOf } from '../examples';
import { gateway, http, https, judge, route, together } from './routes';

const certificate = `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      issuerRef: { kind: ClusterIssuer, name: mesh-ca }`;

describe('RTE016', () => {
  test('says nothing of a Route that holds no copy', () => {
    const bare = lastingAuthority.bad.replace(/destinationCACertificate: .*/, '');

    expect(linesOf(meshOf(lastingAuthority, bare), [lastingAuthority])).toEqual([]);
  });
});

describe('RTE014', () => {
  test('says nothing of a server for every host, nor of one that speaks HTTP', () => {
    const tls = '{ termination: reencrypt }';
    const wide = gateway(https.replace('bookinfo/*.apps.ocp.acme.org', '*'));

    expect(judge(reencryptAnyHost, together(gateway(https), route({ tls })))).toHaveLength(1);
    expect(judge(reencryptAnyHost, together(wide, route({ tls })))).toEqual([]);
    expect(judge(reencryptAnyHost, together(gateway(http), route({ port: 'http2', tls })))).toEqual([]);
  });
});

describe('RTE015', () => {
  test('says nothing where the authority is given', () => {
    const tls = '{ termination: reencrypt, destinationCACertificate: x }';
    const objects = reencryptAuthority.given ?? '';

    expect(judge(reencryptAuthority, together(objects, route({ tls: '{ termination: reencrypt }' })))).toHaveLength(1);
    expect(judge(reencryptAuthority, together(objects, route({ tls })))).toEqual([]);
  });

  test('trusts a certificate of the service CA', () => {
    const service = `
    apiVersion: v1
    kind: Service
    metadata: { name: own, namespace: istio-ingress, annotations: { service.beta.openshift.io/serving-cert-secret-name: bookinfo-tls } }
    spec: { selector: { istio: ingressgateway }, ports: [{ name: https, port: 443, targetPort: 8443 }] }`;
    const any = gateway(https.replace('bookinfo/*.apps.ocp.acme.org', '*'));

    expect(
      judge(reencryptAuthority, together(service, any, route({ to: 'own', tls: '{ termination: reencrypt }' }))),
    ).toEqual([]);
  });

  test('trusts a certificate that istiod asks the service CA for, in the Service that it makes of a Gateway', () => {
    const asking = '{ service.beta.openshift.io/serving-cert-secret-name: bookinfo-tls }';
    const generated = (infrastructure: string) => `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: public, namespace: istio-ingress, annotations: { networking.istio.io/service-type: ClusterIP } }
    spec:
      gatewayClassName: istio
      infrastructure: ${infrastructure}
      listeners: [{ name: https, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: bookinfo-tls }] } }]`;
    const toGenerated = route({ to: 'public-istio', port: '443', tls: '{ termination: reencrypt }' });
    const judged = (infrastructure: string) =>
      judge(reencryptAuthority, together(certificate, generated(infrastructure), toGenerated));

    expect(judged('{ annotations: {} }')).toHaveLength(1);
    expect(judged(`{ annotations: ${asking} }`)).toEqual([]);
  });
});
