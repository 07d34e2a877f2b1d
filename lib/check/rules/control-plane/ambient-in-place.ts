import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

export const ambientInPlace: Rule = {
  code: 'CP038',
  severity: 'error',
  title: 'A control plane in ambient mode is updated in place',
  why: 'The ztunnel of a node serves all of its pods and talks to one control plane, so that there is no moving them one by one to a second one. Service Mesh does not support it, and nothing refuses it.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    spec: { namespace: istio-cni, version: v1.30.3, profile: ambient }
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
      profile: ambient
      updateStrategy: { type: RevisionBased }
      values: { pilot: { trustedZtunnelNamespace: ztunnel } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      profile: ambient
      updateStrategy: { type: InPlace }
      values: { pilot: { trustedZtunnelNamespace: ztunnel } }`,
  *check(mesh) {
    for (const { istio: on, isAmbient } of controlPlanes(mesh)) {
      if (!isAmbient || on.spec?.updateStrategy?.type !== 'RevisionBased') continue;
      const message = '"RevisionBased" does not go with ambient mode; write "InPlace"';
      yield { on, at: 'spec.updateStrategy.type', message };
    }
  },
};
