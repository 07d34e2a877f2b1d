import { releaseName, releaseOf } from '../../derived/control-plane/release';
import { sailResources } from '../../derived/control-plane/sail';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const livingVersion: Rule = {
  code: 'CP002',
  severity: 'error',
  title: 'The version that is asked for has not reached its end of life',
  why: 'The schema still accepts the version, so that the object applies. The operator then refuses to install it, and says so in a condition of the resource alone.',
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
    spec: { namespace: istio-system, version: v1.26.8 }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`,
  *check(mesh) {
    const { endOfLife, installable } = releaseOf(mesh);
    for (const on of sailResources(mesh)) {
      const version: string | undefined = on.spec?.version;
      if (version === undefined || !endOfLife.includes(version)) continue;
      const message = `"${version}" is at its end of life in Service Mesh ${releaseName(mesh)} and is not installed; write one of ${list(installable)}`;
      yield { on, at: 'spec.version', message };
    }
  },
};
