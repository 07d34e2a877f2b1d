import { controlPlanes } from '../../derived/control-plane/control-planes';
import { isExternal } from '../../derived/externals';
import { modeChoices } from '../../derived/workload/dataplane-modes';
import type { Rule } from '../../rule';

export const ambientControlPlane: Rule = {
  code: 'AMB001',
  severity: 'error',
  title: 'Pods choose ambient mode where a control plane offers it',
  why: 'Only a control plane with the ambient profile tells ztunnel of pods. Elsewhere the label does nothing: the pods stay outside the mesh, and their traffic is plain text.',
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
    spec: { namespace: istio-system, version: v1.30.3 }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      profile: ambient
      values: { pilot: { trustedZtunnelNamespace: ztunnel } }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, labels: { istio.io/dataplane-mode: ambient } }`,
  *check(mesh) {
    const planes = controlPlanes(mesh);
    const mayBeAmbient = planes.some(({ istio, isAmbient }) => isAmbient || (isExternal(mesh, istio) && !istio.spec));
    if (planes.length === 0 || mayBeAmbient) return;
    for (const { on, at, value } of modeChoices(mesh)) {
      if (value !== 'ambient') continue;
      const message =
        '"ambient" needs an Istio with profile "ambient", beside IstioCNI with that profile and ZTunnel; there is none';
      yield { on, at, message };
    }
  },
};
