import { deprecatedVersions } from '../../../platform/deprecated-versions';
import type { Rule } from '../../rule';
import { tryServedVersions, versionOf } from '../../schema/served-schema';

export const currentVersion: Rule = {
  code: 'API002',
  severity: 'warning',
  title: 'An object is of a version of its kind that is there to stay',
  why: 'The API server still serves the old version, with a warning that is printed once and lost; a later release of the operator does not, and the object is then refused.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: ztunnel }`,
  bad: `
    apiVersion: sailoperator.io/v1alpha1
    kind: ZTunnel
    metadata: { name: default }
    spec: { version: v1.30.3, namespace: ztunnel }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: ZTunnel
    metadata: { name: default }
    spec: { version: v1.30.3, namespace: ztunnel }`,
  *check({ judged, target }) {
    for (const on of judged) {
      const version = versionOf(on);
      const newer = deprecatedVersions.find(({ kind, old }) => kind === on.kind && old === version)?.newer;
      const served = newer && tryServedVersions(on, target);
      // Where the release has no other, the old one is the only choice.
      if (!served || !Object.hasOwn(served, newer)) continue;
      const group = on.apiVersion.slice(0, -version.length);
      yield { on, at: 'apiVersion', message: `"${on.apiVersion}" is deprecated; write "${group}${newer}"` };
    }
  },
};
