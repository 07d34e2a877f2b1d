import { tryMinorsBehind } from '../../../platform/istio-versions';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { releaseOf } from '../../derived/control-plane/release';
import type { Rule } from '../../rule';

export const ztunnelSkew: Rule = {
  code: 'CP011',
  severity: 'warning',
  title: 'The ztunnel is of the minor version of its control plane, or of the one before',
  why: 'Other pairs are not tested and not supported. The operator installs them all the same.',
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
    spec: { namespace: ztunnel, version: v1.27.9 }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: ZTunnel
    metadata: { name: default }
    spec: { namespace: ztunnel, version: v1.28.10 }`,
  *check(mesh) {
    const release = releaseOf(mesh);
    const planes = controlPlanes(mesh).filter(({ isAmbient }) => isAmbient);
    for (const on of mesh.ofKind('sailoperator.io/ZTunnel')) {
      for (const { istio, version } of planes) {
        const own = on.spec?.version;
        const behind = tryMinorsBehind(own, version, release) ?? 0;
        if (behind === 0 || behind === 1) continue;
        const message = `"${own}" is ${behind > 1 ? 'too old' : 'newer than what it serves'}: Istio ${istio.metadata.name} is ${version}; take its minor version, or the one before`;
        yield { on, at: 'spec.version', message };
      }
    }
  },
};
