import { ambientProfiles, controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

export const ambientParts: Rule = {
  code: 'CP012',
  severity: 'error unless open',
  title: 'A control plane in ambient mode has ztunnel, and the CNI plugin is in ambient mode too',
  why: 'The CNI plugin hands the traffic of pods to ztunnel only in ambient mode itself. Otherwise pods that are labelled for the mesh are not in it, and work on as if nothing were wrong.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-cni }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      profile: ambient
      values: { pilot: { trustedZtunnelNamespace: ztunnel } }
    ---
    apiVersion: sailoperator.io/v1
    kind: ZTunnel
    metadata: { name: default }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    spec: { namespace: istio-cni, version: v1.30.3 }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    spec: { namespace: istio-cni, version: v1.30.3, profile: ambient }`,
  *check(mesh) {
    const [plane] = controlPlanes(mesh).filter(({ isAmbient }) => isAmbient);
    if (!plane) return;
    if (mesh.ofKind('sailoperator.io/ZTunnel').length === 0) {
      const message = 'ambient mode needs ztunnel; add a ZTunnel that is called "default"';
      yield { on: plane.istio, at: 'spec.profile', message };
    }
    for (const on of mesh.ofKind('sailoperator.io/IstioCNI')) {
      const { profile = '', values } = on.spec ?? {};
      if (ambientProfiles.has(profile) || values?.cni?.ambient?.enabled === true) continue;
      const got = profile === '' ? 'missing' : `"${profile}"`;
      const message = `${got}, but Istio ${plane.istio.metadata.name} is in ambient mode; write "ambient"`;
      yield { on, at: 'spec.profile', message };
    }
  },
};
