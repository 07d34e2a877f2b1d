import type { Rule } from '../../rule';

export const noSecretData: Rule = {
  code: 'HYG001',
  severity: 'error',
  title: 'No Secret carries its content',
  why: 'What is committed is read by everyone who reads the repository, and stays in its history after the secret has changed.',
  bad: `
    apiVersion: v1
    kind: Secret
    metadata: { name: object-storage, namespace: tempo }
    stringData: { access_key_secret: correct-horse }`,
  good: `
    apiVersion: v1
    kind: Secret
    metadata:
      name: kiali-token
      namespace: kiali
      annotations: { kubernetes.io/service-account.name: default }
    type: kubernetes.io/service-account-token`,
  *check(mesh) {
    for (const on of mesh.ofKind('core/Secret')) {
      for (const field of ['data', 'stringData'] as const) {
        if (Object.keys(on[field] ?? {}).length === 0) continue;
        const message =
          'holds a secret in clear or in base64; let cert-manager, External Secrets or Sealed Secrets make it';
        yield { on, at: field, message };
      }
    }
  },
};
