import { tryTargetFault } from '../../derived/control-plane/target-ref';
import type { Rule } from '../../rule';

export const ztunnelTarget: Rule = {
  code: 'CP014',
  severity: 'error unless open',
  title: 'The ztunnel is for a control plane that exists',
  why: 'The operator takes the settings of the mesh from the control plane that is named. Where it finds none it installs nothing, and only a condition of the ZTunnel says so.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: ztunnel }
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
    kind: IstioCNI
    metadata: { name: default }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: ZTunnel
    metadata: { name: default }
    spec: { namespace: ztunnel, version: v1.30.3, targetRef: { kind: Istio, name: mesh } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: ZTunnel
    metadata: { name: default }
    spec: { namespace: ztunnel, version: v1.30.3, targetRef: { kind: Istio, name: default } }`,
  *check(mesh) {
    for (const on of mesh.ofKind('sailoperator.io/ZTunnel')) {
      const message = tryTargetFault(mesh, on.spec?.targetRef);
      if (message !== undefined) yield { on, at: 'spec.targetRef.name', message };
    }
  },
};
