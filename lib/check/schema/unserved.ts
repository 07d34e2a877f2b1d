import { groupOf, type Manifest } from '../../manifest/manifest';
import { bringsGatewayApi, servedApis, titleOf } from '../../platform/served-apis';
import { didYouMean } from '../nearest';
import type { Target } from '../target';
import { servedKinds, sourcesOf, tryServedVersions, versionOf } from './served-schema';
import type { SchemaViolation } from './violation';

/** Why no schema judges an object: another version is served, another release serves the kind, or nobody known does. */
export function unservedViolation(manifest: Manifest, target: Target): SchemaViolation {
  const { apiVersion, kind } = manifest;
  const served = tryServedVersions(manifest, target);
  if (served !== undefined) {
    const [best = '', ...others] = Object.keys(served).map((version) => apiVersionOf(groupOf(manifest), version));
    const also = others.length > 0 ? ` or ${others.join(' or ')}` : '';
    return violation('apiVersion', `"${apiVersion}" has no ${kind} on ${nameOf(manifest, target)}; use ${best}${also}`);
  }
  const elsewhere = sourcesOf(`${groupOf(manifest)}/${kind}`);
  if (elsewhere.length > 0 && !isOfUnknownBundle(elsewhere, target))
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

/** Whoever installs the Gateway API on an OpenShift without one may have taken a bundle with more kinds. */
function isOfUnknownBundle(sources: readonly string[], { openshift }: Target): boolean {
  return sources.every((source) => source.startsWith('gateway-api/')) && !bringsGatewayApi(openshift);
}

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
