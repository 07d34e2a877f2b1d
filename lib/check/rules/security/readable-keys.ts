import type { Rule } from '../../rule';

export const readableKeys: Rule = {
  code: 'SEC018',
  severity: 'error',
  title: 'A RequestAuthentication names the issuer of its tokens, and keys that can be read',
  why: 'The webhook of istiod refuses a rule without an issuer. Keys that are no JSON web key set are left out without a word, and every token is then refused with a 401.',
  bad: `
    apiVersion: security.istio.io/v1
    kind: RequestAuthentication
    metadata: { name: sso, namespace: istio-system }
    spec:
      jwtRules: [{ jwksUri: 'https://sso.acme.org/realms/acme/certs' }]`,
  good: `
    apiVersion: security.istio.io/v1
    kind: RequestAuthentication
    metadata: { name: sso, namespace: istio-system }
    spec:
      jwtRules: [{ issuer: 'https://sso.acme.org/realms/acme', jwksUri: 'https://sso.acme.org/realms/acme/certs' }]`,
  *check(mesh) {
    for (const on of mesh.ofKind('security.istio.io/RequestAuthentication')) {
      for (const [index, { issuer, jwks }] of (on.spec?.jwtRules ?? []).entries()) {
        const at = `spec.jwtRules[${index}]`;
        if (!issuer) {
          yield { on, at: `${at}.issuer`, message: 'missing; write what stands in the "iss" claim of the tokens' };
        }
        if (jwks !== undefined && !hasKeys(jwks)) {
          yield { on, at: `${at}.jwks`, message: 'is no JSON web key set; write an object with a list "keys"' };
        }
      }
    }
  },
};

function hasKeys(jwks: string): boolean {
  // Whoever writes no JSON is told so; JSON.parse knows no other way.
  try {
    const set: unknown = JSON.parse(jwks);
    return typeof set === 'object' && set !== null && 'keys' in set && Array.isArray(set.keys);
  } catch {
    return false;
  }
}
