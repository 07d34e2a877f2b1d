import { tryMinorsBehind } from '../../../platform/istio-versions';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { releaseOf } from '../../derived/control-plane/release';
import type { Rule } from '../../rule';

export const cniSkew: Rule = {
  code: 'CP010',
  severity: 'error',
  title: 'The CNI plugin is of the minor version of its control planes, or of the one before',
  why: 'Other pairs are not tested and not supported: pods may start without their traffic being redirected. The operator installs them all the same.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-cni }
    ---
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system }
    ---
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    spec: { namespace: istio-cni, version: v1.27.9 }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    spec: { namespace: istio-cni, version: v1.28.10 }`,
  *check(mesh) {
    const release = releaseOf(mesh);
    const planes = controlPlanes(mesh);
    for (const on of mesh.ofKind('sailoperator.io/IstioCNI')) {
      for (const { istio, version } of planes) {
        const behind = tryMinorsBehind(on.spec?.version, version, release) ?? 0;
        if (behind === 0 || behind === 1) continue;
        const fault = behind > 1 ? 'too old' : 'newer than what it serves';
        const message = `"${on.spec?.version}" is ${fault}: Istio ${istio.metadata.name} is ${version}; take its minor version, or the one before`;
        // Whether one minor ahead works is told differently by the operator's own documents.
        yield { on, at: 'spec.version', message, ...(behind === -1 && { severity: 'warning' }) };
      }
    }
  },
};
