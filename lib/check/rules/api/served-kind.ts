import type { Rule } from '../../rule';
import { violationsOf } from '../../violations';

export const servedKind: Rule = {
  code: 'API001',
  severity: 'error',
  title: 'The cluster serves the version and kind of an object',
  why: 'The API server knows only what its CRDs serve: an object of another version is refused with "no matches for kind", and the rest of the file may be applied without it.',
  bad: `
    apiVersion: sailoperator.io/v1alpha1
    kind: Istio
    metadata: { name: default }
    spec: { version: v1.30.3, namespace: istio-system }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { version: v1.30.3, namespace: istio-system }`,
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    spec: { version: v1.30.3, namespace: istio-cni }`,
  check: (mesh) => violationsOf(mesh, 'API001'),
};
