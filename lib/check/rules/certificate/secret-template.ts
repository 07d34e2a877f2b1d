import type { Certificate } from '../../derived/certificate/issuers';
import { at } from '../../path';
import type { Rule } from '../../rule';
import { servingGateway } from '../given';

export const secretTemplate: Rule = {
  code: 'CRT022',
  severity: 'error',
  title: 'A Certificate adds annotations of its own to its Secret, and a password to its keystores',
  why: 'The webhook of cert-manager refuses annotations of its own group, which it writes itself, and a keystore without a password.',
  given: servingGateway,
  bad: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      secretTemplate: { annotations: { cert-manager.io/team: shop } }
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  good: `
    apiVersion: cert-manager.io/v1
    kind: Certificate
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      secretName: bookinfo-tls
      dnsNames: [bookinfo.apps.ocp.acme.org]
      secretTemplate: { annotations: { acme.org/team: shop } }
      issuerRef: { kind: ClusterIssuer, name: acme-ca }`,
  *check(mesh) {
    for (const on of mesh.ofKind('cert-manager.io/Certificate')) {
      for (const name of Object.keys(on.spec?.secretTemplate?.annotations ?? {}).filter(isReserved)) {
        const message = `"${name}" is of the group of cert-manager, which writes these itself; write another`;
        yield { on, at: at('spec', 'secretTemplate', 'annotations', name), message };
      }
      for (const type of keystores.filter((each) => lacksPassword(on.spec?.keystores?.[each])))
        yield {
          on,
          at: `spec.keystores.${type}.passwordSecretRef`,
          message: 'missing; write the Secret of its password',
        };
    }
  },
};

const keystores = ['jks', 'pkcs12'] as const;

type Keystore = NonNullable<NonNullable<NonNullable<Certificate['spec']>['keystores']>['jks' | 'pkcs12']>;

function isReserved(annotation: string): boolean {
  return annotation.startsWith('cert-manager.io/') && annotation !== 'cert-manager.io/allow-direct-injection';
}

function lacksPassword(keystore: Keystore | undefined): boolean {
  return keystore?.create === true && !keystore.passwordSecretRef && !keystore.password;
}
