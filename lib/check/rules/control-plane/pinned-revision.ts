import { positionOf } from '../../../platform/istio-versions';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { releaseOf } from '../../derived/control-plane/release';
import type { Rule } from '../../rule';

export const pinnedRevision: Rule = {
  code: 'CP019',
  severity: 'warning',
  title: 'A RevisionBased control plane names the patch of its version',
  why: 'The revision is named after the version as it is written. Under an alias the next update of the operator replaces the control plane of that revision in place, for all of its namespaces at once, which the strategy was chosen to avoid.',
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
    spec: { namespace: istio-system, version: v1.30-latest, updateStrategy: { type: RevisionBased } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3, updateStrategy: { type: RevisionBased } }`,
  *check(mesh) {
    const release = releaseOf(mesh);
    for (const { istio: on, version } of controlPlanes(mesh)) {
      if (on.spec?.updateStrategy?.type !== 'RevisionBased' || !version || !release.aliases.includes(version)) continue;
      const patch = release.installable[positionOf(version, release)];
      const message = `"${version}" moves with the operator, without a new revision; write "${patch}"`;
      yield { on, at: 'spec.version', message };
    }
  },
};
