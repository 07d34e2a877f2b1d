import { isPair, tryCertificate, tryPrivateKey } from '../../pem';
import type { Rule } from '../../rule';

export const certificatePair: Rule = {
  code: 'RTE009',
  severity: 'error',
  title: 'The certificate of a Route and its key are readable and belong together',
  why: 'The router checks certificates more strictly than the API server. A Route that does not pass is not served, and only its status says ExtendedValidationFailed.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports:
        - { name: http2, port: 80, targetPort: 8080 }
        - { name: https, port: 443, targetPort: 8443 }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls:
        termination: edge
        insecureEdgeTerminationPolicy: Redirect
        certificate: |
          -----BEGIN CERTIFICATE-----
          MIIBszCCAVmgAwIBAgIUQ2VydGlmaWNhdGU=
          -----END CERTIFICATE-----
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: http2 }
      tls:
        termination: edge
        insecureEdgeTerminationPolicy: Redirect
      to: { kind: Service, name: istio-ingressgateway }`,
  supersedes: ['API004'],
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const { tls } = route.spec ?? {};
      // Beside "passthrough" none of them may stand: RTE007.
      if (!tls || tls.termination === 'passthrough') continue;
      const fault = faultOf(tls);
      if (fault) yield { on: route, ...fault };
    }
  },
};

interface Material {
  readonly certificate?: string;
  readonly key?: string;
  readonly externalCertificate?: object;
}

/** The first thing wrong; expiry is left to those who know what day it is. */
function faultOf({ certificate, key, externalCertificate }: Material): Fault | undefined {
  if (certificate && externalCertificate)
    return { at: 'spec.tls.certificate', message: 'stands beside "externalCertificate"; keep one of them' };
  // A certificate may bring its key in the same text.
  if (certificate?.includes('PRIVATE KEY')) return undefined;
  if (certificate && !key) return { at: 'spec.tls.key', message: 'missing beside "certificate"; give both or neither' };
  if (!key) return undefined;
  if (!certificate) return { at: 'spec.tls.certificate', message: 'missing beside "key"; give both or neither' };
  const [parsed, parsedKey] = [tryCertificate(certificate), tryPrivateKey(key)];
  if (!parsed) return { at: 'spec.tls.certificate', message: 'is no certificate in PEM form' };
  if (!parsedKey) return { at: 'spec.tls.key', message: 'is no private key in PEM form, RSA or ECDSA' };
  return isPair(parsed, parsedKey)
    ? undefined
    : { at: 'spec.tls.key', message: 'belongs to another certificate; give the one that "certificate" was issued for' };
}

interface Fault {
  readonly at: string;
  readonly message: string;
}
