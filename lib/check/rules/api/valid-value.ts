import type { Rule } from '../../rule';
import { violationsOf } from '../../violations';

export const validValue: Rule = {
  code: 'API004',
  severity: 'error',
  title: 'Every value is one that the schema of its kind allows',
  why: 'The API server refuses the object by its OpenAPI schema and its CEL rules, and an apply of several objects stops half way.',
  bad: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: bookinfo }
    spec:
      mtls: { mode: strict }`,
  good: `
    apiVersion: security.istio.io/v1
    kind: PeerAuthentication
    metadata: { name: default, namespace: bookinfo }
    spec:
      mtls: { mode: STRICT }`,
  check: (mesh) => violationsOf(mesh, 'API004'),
};
