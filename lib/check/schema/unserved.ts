import { groupOf, type Manifest } from '../../manifest/manifest';
import { kubernetesTitle, servedApis, titleOf } from '../../platform/served-apis';
import type { Target } from '../target';
import { didYouMean } from '../wording';
import {
  isOfNewerKubernetes,
  isOfUnknownBundle,
  type ServedVersions,
  servedKinds,
  sourcesOf,
  tryServedVersions,
  versionOf,
} from './served-schema';
import type { SchemaViolation } from './violation';

/** Why no schema judges an object: another version is served, another release serves the kind, or nobody known does. */
export function unservedViolation(manifest: Manifest, target: Target): SchemaViolation {
  const { apiVersion, kind } = manifest;
  const served = tryServedVersions(manifest, target);
  if (served !== undefined) return unservedVersion(manifest, target, served);
  const elsewhere = sourcesOf(`${groupOf(manifest)}/${kind}`);
  if (elsewhere.length > 0)
    return violation(
      'kind',
      `"${kind}" is not served by ${nameOf(manifest, target)}; it comes with ${elsewhere.map(titleOf).join(', ')}`,
    );
  return {
    ...violation('kind', `"${apiVersion} ${kind}" is not known here${hint(manifest, target)}`),
    unknownKind: true,
  };
}

function violation(at: string, message: string): SchemaViolation {
  return { code: 'API001', at, message };
}

function apiVersionOf(group: string, version: string): string {
  return group === 'core' ? version : `${group}/${version}`;
}

function unservedVersion(manifest: Manifest, target: Target, served: ServedVersions): SchemaViolation {
  const { apiVersion, kind } = manifest;
  const use = `use ${Object.keys(served)
    .map((version) => apiVersionOf(groupOf(manifest), version))
    .join(' or ')}`;
  const judge = tryOlderJudge(manifest, target, served);
  if (judge === undefined)
    return violation('apiVersion', `"${apiVersion}" has no ${kind} on ${nameOf(manifest, target)}; ${use}`);
  const message = `"${apiVersion}" has no ${kind} in ${judge}; ${use}, or see that the cluster serves it`;
  return { ...violation('apiVersion', message), severity: 'warning' };
}

/** What judges an object although the cluster may serve versions that it has not. */
function tryOlderJudge(manifest: Manifest, target: Target, served: ServedVersions): string | undefined {
  // Whoever installs the Gateway API may have taken an older bundle, or the experimental channel of a new one.
  if (isOfUnknownBundle(manifest, target)) return 'the newest Gateway API known here';
  const version = versionOf(manifest);
  const isPreview = !STABLE.test(version);
  // Kubernetes takes the previews away once a stable version is there.
  const isBehind = isPreview && Object.keys(served).some((each) => STABLE.test(each));
  return !isBehind && VERSION.test(version) && isOfNewerKubernetes(manifest, target) ? kubernetesTitle : undefined;
}

const STABLE = /^v\d+$/;
const VERSION = /^v\d+(?:(?:alpha|beta)\d+)?$/;

/** What of the target is to serve the kind, as a person knows it. */
function nameOf(manifest: Manifest, { release, openshift }: Target): string {
  const [known = ''] = sourcesOf(`${groupOf(manifest)}/${manifest.kind}`);
  const origin = known.slice(0, known.indexOf('/'));
  const source = servedApis(release, openshift).find((candidate) => candidate.startsWith(`${origin}/`));
  return source === undefined ? 'the cluster' : titleOf(source);
}

/** The kind of that name in another group, or a near name in the same group. */
function hint(manifest: Manifest, target: Target): string {
  const group = groupOf(manifest);
  const known = [...servedKinds(target)].map(([name, versions]) => ({
    group: name.slice(0, name.lastIndexOf('/')),
    kind: name.slice(name.lastIndexOf('/') + 1),
    version: Object.keys(versions)[0] ?? versionOf(manifest),
  }));
  const same = known.filter(({ kind }) => kind === manifest.kind).map((each) => apiVersionOf(each.group, each.version));
  if (same.length > 0) return `; use ${same.join(' or ')}`;
  const ofGroup = known.filter((each) => each.group === group).map(({ kind }) => kind);
  return didYouMean(manifest.kind, ofGroup) || '; its fields cannot be checked';
}
