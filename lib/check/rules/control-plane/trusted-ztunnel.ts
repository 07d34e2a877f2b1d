import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

/** What the profile for OpenShift trusts unless told otherwise (sail-operator `resources/v1.30.3/profiles`). */
const platformDefault = 'kube-system';

export const trustedZtunnel: Rule = {
  code: 'CP013',
  severity: 'error',
  title: 'A control plane in ambient mode trusts the namespace that ztunnel runs in',
  why: 'The ztunnel of a node asks for the certificates of its pods, and istiod answers only in the namespace it was told of, which on OpenShift is "kube-system" by default. Without certificates no traffic of the mesh gets through.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    ---
    apiVersion: sailoperator.io/v1
    kind: ZTunnel
    metadata: { name: default }
    spec: { namespace: ztunnel, version: v1.30.3 }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      profile: ambient`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      profile: ambient
      values: { pilot: { trustedZtunnelNamespace: ztunnel } }`,
  *check(mesh) {
    const places = mesh.ofKind('sailoperator.io/ZTunnel').flatMap(({ spec }) => spec?.namespace ?? []);
    for (const { istio: on } of controlPlanes(mesh).filter(({ isAmbient }) => isAmbient)) {
      const trusted = on.spec?.values?.pilot?.trustedZtunnelNamespace;
      const [namespace] = places.filter((place) => place !== (trusted ?? platformDefault));
      if (namespace === undefined) continue;
      const got = trusted === undefined ? `missing, which means "${platformDefault}"` : `"${trusted}"`;
      const message = `${got}, but ztunnel runs in "${namespace}"; write "${namespace}"`;
      yield { on, at: 'spec.values.pilot.trustedZtunnelNamespace', message };
    }
  },
};
