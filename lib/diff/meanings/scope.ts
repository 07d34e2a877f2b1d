import { rootNamespaces } from '../../check/derived/workload/membership';
import type { Mesh } from '../../check/mesh';
import type { Metadata } from '../../manifest/manifest';
import { fieldsOf } from '../../manifest/mapping';
import type { Labels } from '../../manifest/view';
import { present } from './sets';
import { listed } from './wording';

/** What of an object of Istio says whom it is about; `targetRefs` are only some kinds'. */
interface Aimed {
  readonly metadata: Metadata;
  readonly spec?: { readonly selector?: { readonly matchLabels?: Labels } };
}

/** Whom an object of Istio is about: `all pods of namespace shop`, `the pods of namespace shop with app=web`. */
export function scopeOf(mesh: Mesh, object: Aimed): string {
  const { namespace = '' } = object.metadata;
  const targets = targetsOf(object);
  if (targets.length > 0) return listed(targets);
  const labels = Object.entries(object.spec?.selector?.matchLabels ?? {}).map(([label, value]) => `${label}=${value}`);
  const where = rootNamespaces(mesh).includes(namespace) ? 'the mesh' : `namespace ${namespace}`;
  return labels.length > 0 ? `the pods of ${where} with ${listed(labels)}` : `all pods of ${where}`;
}

/** Whether no object of its kind is about more. */
export function isMeshWide(mesh: Mesh, { metadata, spec }: Aimed): boolean {
  const labels = Object.keys(spec?.selector?.matchLabels ?? {});
  return rootNamespaces(mesh).includes(metadata.namespace ?? '') && labels.length === 0;
}

function targetsOf({ metadata: { namespace }, spec }: Aimed): readonly string[] {
  const { targetRef, targetRefs } = fieldsOf(spec) as { readonly targetRef?: Target; readonly targetRefs?: Target[] };
  return present([targetRef, ...(targetRefs ?? [])]).map(({ kind, name }) => `${kind} ${namespace}/${name}`);
}

interface Target {
  readonly kind?: string;
  readonly name?: string;
}

/** Whether one object is about all that another one is: same pods, all of the namespace, or all of the mesh. */
export function covers(mesh: Mesh, wide: Aimed, object: Aimed): boolean {
  const isThere = wide.metadata.namespace === object.metadata.namespace;
  const isOfRoot = rootNamespaces(mesh).includes(wide.metadata.namespace ?? '');
  if (targetsOf(wide).length > 0 || targetsOf(object).length > 0)
    return isThere && targetsOf(wide).some((target) => targetsOf(object).includes(target));
  const wanted = Object.entries(wide.spec?.selector?.matchLabels ?? {});
  if (wanted.length === 0) return isThere || isOfRoot;
  const labels = object.spec?.selector?.matchLabels ?? {};
  return isThere && wanted.every(([label, value]) => labels[label] === value);
}
