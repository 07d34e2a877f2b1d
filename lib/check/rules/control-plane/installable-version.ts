import { positionOf } from '../../../platform/istio-versions';
import { releaseName, releaseOf } from '../../derived/control-plane/release';
import { sailResources } from '../../derived/control-plane/sail';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const installableVersion: Rule = {
  code: 'CP001',
  severity: 'error',
  title: 'The operator of the release installs the version that is asked for',
  why: 'An operator carries the Istio versions of its own release and no others. The API server refuses a version that is not among them, and an update of the operator can take one away.',
  supersedes: ['API004'],
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
    spec: { namespace: istio-system, version: v1.29.2 }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  *check(mesh) {
    const release = releaseOf(mesh);
    for (const on of sailResources(mesh)) {
      const version: string | undefined = on.spec?.version;
      if (version === undefined || positionOf(version, release) >= 0 || release.endOfLife.includes(version)) continue;
      const known = [...release.installable, ...release.aliases];
      const message = `"${version}" is no version that Service Mesh ${releaseName(mesh)} installs (${list(known)})`;
      yield { on, at: 'spec.version', message };
    }
  },
};
