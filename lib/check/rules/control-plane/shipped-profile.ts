import type { Rule } from '../../rule';

export const shippedProfile: Rule = {
  code: 'CP023',
  severity: 'error',
  title: 'A profile is one that the operator brings',
  why: 'The schema accepts "external", but the operator has no file for it: the resource is never reconciled, and only its condition says so.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3, profile: external }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  *check(mesh) {
    for (const on of [...mesh.ofKind('sailoperator.io/Istio'), ...mesh.ofKind('sailoperator.io/IstioCNI')]) {
      if (on.spec?.profile !== 'external') continue;
      const message =
        '"external" is a profile that the operator does not bring; leave it out, or write "ambient" for ambient mode';
      yield { on, at: 'spec.profile', message };
    }
  },
};
