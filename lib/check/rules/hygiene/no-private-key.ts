import { textsOf } from '../../derived/texts';
import type { Rule } from '../../rule';

/** What gives away a secret by its form, wherever it stands. */
const forms: readonly (readonly [form: RegExp, what: string])[] = [
  // With its content: a script that looks for the header holds no key.
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\s|\\n)+[A-Za-z0-9+/]{4}/, 'a private key'],
  [/\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/, 'a signed token'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'an access key of AWS'],
  [/"d"\s*:\s*"[A-Za-z0-9_-]{20,}"/, 'the private part of a JSON web key'],
];

export const noPrivateKey: Rule = {
  code: 'HYG002',
  severity: 'error',
  title: 'No field holds a private key or a token',
  why: 'What is committed is read by everyone who reads the repository, and stays in its history after the key has changed.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: gateway, namespace: istio-ingress }
    spec: { ports: [{ name: http2, port: 80, targetPort: 8080 }] }`,
  bad: `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: certificates, namespace: istio-ingress }
    data:
      tls.key: |
        -----BEGIN PRIVATE KEY-----
        bm90IGEga2V5
        -----END PRIVATE KEY-----`,
  good: `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: certificates, namespace: istio-ingress }
    data:
      tls.key: in Secret shop-tls`,
  *check(mesh) {
    for (const on of mesh.judged) {
      // The content of a Secret is HYG001's.
      if (on.kind === 'Secret') continue;
      for (const { at, text } of textsOf(mesh, on)) {
        const [, what] = (text.length >= shortest && forms.find(([form]) => form.test(text))) || [];
        if (what) yield { on, at, message: `holds ${what}; refer to a Secret instead` };
      }
    }
  },
};

/** No secret of these forms is shorter. */
const shortest = 20;
