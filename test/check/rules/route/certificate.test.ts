import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { lint } from '../../../../lib/check/lint';
import { certificatePair } from '../../../../lib/check/rules/route/certificate-pair';
import { externalCertificateAccess } from '../../../../lib/check/rules/route/external-certificate-access';
import { externalCertificateRelease } from '../../../../lib/check/rules/route/external-certificate-release';
import { externalCertificateSecret } from '../../../../lib/check/rules/route/external-certificate-secret';
import { passthroughFields } from '../../../../lib/check/rules/route/passthrough-fields';
import { among, judge, route, together } from './routes';

describe('RTE007', () => {
  test('names every field that passthrough forbids', () => {
    const tls =
      '{ termination: passthrough, insecureEdgeTerminationPolicy: Allow, destinationCACertificate: x, externalCertificate: { name: x } }';
    const paths = judge(passthroughFields, route({ path: '/a', tls })).map((line) => line.split(' ')[3]);

    expect(paths).toEqual([
      'spec.path:',
      'spec.tls.destinationCACertificate:',
      'spec.tls.externalCertificate:',
      'spec.tls.insecureEdgeTerminationPolicy:',
    ]);
  });
});

const certificate = pem(
  'CERTIFICATE',
  'MIIBbzCCARWgAwIBAgIUbp/Adk2WsBVZkdnNV8B6mfem9cwwCgYIKoZIzj0EAwIwDDEKMAgGA1UEAwwBdDAgFw0yNjExMjIyMTUx' +
    'NTNaGA8yMTI2MTAyOTIxNTE1M1owDDEKMAgGA1UEAwwBdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABMvvY8fz+rWsCd9XG7Gv' +
    'wTmQkDUNc74D20mWAu1FZ6Y9sxTRW8Ip9q6kKVmfuroGAnFhrgSrE4NB+BdPQjwYL8WjUzBRMB0GA1UdDgQWBBQpLlDRPvx2EY3s' +
    '33kqlZIBYnoPTDAfBgNVHSMEGDAWgBQpLlDRPvx2EY3s33kqlZIBYnoPTDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gA' +
    'MEUCIQCIxL1lGDw4hDzZz9Vb+cvI2u05sD0NGC7neT5hZt7g3AIgQE/Ty1sBk90U85PZtip7MBAglLNgYt+vhAu7WMPjtYU=',
);
const key = pem(
  'PRIVATE KEY',
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgi6E4/Meb7zd/74KD1lJiqPkvA4rQM5PFvw30E+y9QV2hRANCAATL' +
    '72PH8/q1rAnfVxuxr8E5kJA1DXO+A9tJlgLtRWemPbMU0VvCKfaupClZn7q6BgJxYa4EqxODQfgXT0I8GC/F',
);
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const otherKey = privateKey.export({ type: 'sec1', format: 'pem' }).toString();

function pem(label: string, base64: string): string {
  return `-----BEGIN ${label}-----\n${base64}\n-----END ${label}-----\n`;
}

describe('RTE009', () => {
  test('leaves passthrough to RTE007', () => {
    const tls = JSON.stringify({ termination: 'passthrough', key: 'x' });

    expect(judge(certificatePair, route({ tls }))).toEqual([]);
  });

  test.each([
    ['a certificate with its key', certificate, key, []],
    ['both in one text', certificate + key, '', []],
    ['a key of another certificate', certificate, otherKey, ['spec.tls.key:']],
    ['a key alone', '', key, ['spec.tls.certificate:']],
    ['a certificate alone', certificate, '', ['spec.tls.key:']],
    ['an unreadable certificate', 'x', key, ['spec.tls.certificate:']],
    ['an unreadable key', certificate, 'x', ['spec.tls.key:']],
  ])('judges %s', (_, own, ownKey, paths) => {
    const tls = JSON.stringify({
      termination: 'edge',
      ...(own && { certificate: own }),
      ...(ownKey && { key: ownKey }),
    });

    expect(judge(certificatePair, route({ tls })).map((line) => line.split(' ')[3])).toEqual(paths);
  });
});

describe('RTE024', () => {
  test.each([
    ['4.15', 'error'],
    ['4.16', 'warning'],
    ['4.19', undefined],
  ] as const)('on OpenShift %s is %s', (openshift, expected) => {
    const mesh = among(externalCertificateRelease, externalCertificateRelease.bad, { openshift });
    const [first] = lint(mesh, [externalCertificateRelease]);

    expect(first?.severity).toBe(expected);
  });
});

describe('RTE025', () => {
  const external = route({ tls: '{ termination: edge, externalCertificate: { name: web-tls } }' });
  const secret = (type: string) => `
    apiVersion: v1
    kind: Secret
    metadata: { name: web-tls, namespace: istio-ingress }
    type: ${type}`;

  test.each([
    ['a Secret for TLS', secret('kubernetes.io/tls'), 0],
    ['a Secret of another type', secret('Opaque'), 1],
    [
      'a Secret that another operator makes',
      'apiVersion: external-secrets.io/v1\n    kind: ExternalSecret\n    metadata: { name: web-tls, namespace: istio-ingress }',
      0,
    ],
  ])('judges %s', (_, beside, count) => {
    expect(judge(externalCertificateSecret, together(external, beside))).toHaveLength(count);
  });
});

describe('RTE026', () => {
  const external = route({ tls: '{ termination: edge, externalCertificate: { name: web-tls } }' });
  const role = (resourceNames: string, verbs = 'get, list, watch') => `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: Role
    metadata: { name: router, namespace: istio-ingress }
    rules: [{ apiGroups: [""], resources: [secrets], resourceNames: [${resourceNames}], verbs: [${verbs}] }]`;
  const binding = (subject: string, kind = 'Role') => `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: router, namespace: istio-ingress }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ${kind}, name: router }
    subjects: [${subject}]`;
  const account = '{ kind: ServiceAccount, name: router, namespace: openshift-ingress }';

  test.each([
    ['every Secret', [role(''), binding(account)], 0],
    [
      'all accounts of the namespace',
      [role('web-tls'), binding('{ kind: Group, name: "system:serviceaccounts:openshift-ingress" }')],
      0,
    ],
    [
      'the router as a user',
      [role(''), binding('{ kind: User, name: "system:serviceaccount:openshift-ingress:router" }')],
      0,
    ],
    ['a role that the input does not have', [binding(account, 'ClusterRole')], 0],
    ['another Secret', [role('other'), binding(account)], 1],
    ['too few verbs', [role('', 'get'), binding(account)], 1],
    ['another account', [role(''), binding('{ kind: ServiceAccount, name: router }')], 1],
  ])('judges access to %s', (_, beside, count) => {
    expect(judge(externalCertificateAccess, together(external, ...beside))).toHaveLength(count);
  });
});
