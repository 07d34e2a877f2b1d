import { tryMinorsBehind } from '../../../platform/istio-versions';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { releaseName, releaseOf } from '../../derived/control-plane/release';
import type { Rule } from '../../rule';

export const supportedMinor: Rule = {
  code: 'CP003',
  severity: 'warning',
  title: 'A control plane is of the newest minor version that its operator installs',
  why: 'An operator installs older versions only so that a mesh can be updated from them; support covers the newest one.',
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
    spec: { namespace: istio-system, version: v1.28.10 }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  *check(mesh) {
    const release = releaseOf(mesh);
    const [newest] = release.installable;
    const isBehind = (version: string | undefined) => (tryMinorsBehind(version, newest, release) ?? 0) > 0;
    const planes = controlPlanes(mesh);
    // One of the newest beside it is what an update looks like that moves namespace by namespace.
    if (!planes.every(({ version }) => isBehind(version))) return;
    for (const { istio: on, version } of planes) {
      const message = `"${version}" is there to update from; support covers the newest minor of Service Mesh ${releaseName(mesh)}, so plan for "${newest}"`;
      yield { on, at: 'spec.version', message };
    }
  },
};
