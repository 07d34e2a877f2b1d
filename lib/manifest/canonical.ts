import { defaults } from '../../imports/defaults';
import { withDefaults } from './defaulting';
import { canonicalDuration } from './duration';
import { groupOf, type Manifest } from './manifest';
import { isMapping } from './mapping';
import { canonicalQuantity } from './quantity';
import { isBuiltIn } from './scope';

/**
 * Fields whose Go duration is stored in canonical form once a controller has written the object (cert-manager.io/v1
 * Certificate; cert-manager-operator `pkg/controller/istiocsr`, which adds a finalizer).
 */
const durationFields: Readonly<Record<string, readonly string[]>> = {
  'cert-manager.io/Certificate': ['duration', 'renewBefore'],
  'operator.openshift.io/IstioCSR': ['certificateDuration', 'certificateRenewBefore', 'maxCertificateDuration'],
};

/**
 * Kinds of which each release has other fields and other defaults, which are not written out: an older one would not know
 * them, and a newer one could not change them. All of them stand in maps, where Argo CD does not miss what is not written.
 */
const changingDefaults: ReadonlySet<string> = new Set(['kiali.io/Kiali']);

/**
 * Maps of quantities, and fields that hold one by the field around them, in the `spec` of built-in kinds (Kubernetes 1.30)
 * and of those whose controllers write their objects back.
 */
const quantityMaps: ReadonlySet<string> = new Set(['requests', 'limits', 'hard', 'capacity']);
const quantityFields: ReadonlySet<string> = new Set([
  'emptyDir.sizeLimit',
  'spec.storageSize',
  'target.averageValue',
  'target.value',
]);

/**
 * API groups whose controllers or webhooks write quantities as Go does: sail-operator `pkg/kube/finalizers.go`,
 * cert-manager-operator `pkg/controller/istiocsr`, tempo-operator `internal/webhooks`.
 */
const quantityGroups: ReadonlySet<string> = new Set(['operator.openshift.io', 'sailoperator.io', 'tempo.grafana.com']);

/**
 * An object as the API server stores it, so that Argo CD sees no difference after an apply: defaults of its CRD written
 * out, durations and quantities in canonical form, nothing that is null or empty without meaning.
 */
export function canonical(manifest: Manifest): Manifest {
  const group = groupOf(manifest);
  const kind = `${group}/${manifest.kind}`;
  const durations = durationFields[kind];
  const plain = mapValues(manifest, undefined, withoutNothing);
  const defaulted = withDefaults(plain, changingDefaults.has(kind) ? undefined : defaults[kind]) as Manifest;
  if (defaulted.spec === undefined) return defaulted;
  const timed = durations ? mapValues(defaulted.spec, 'spec', withDuration(durations)) : defaulted.spec;
  const hasQuantities = isBuiltIn(group) || quantityGroups.has(group);
  return { ...defaulted, spec: hasQuantities ? mapValues(timed, 'spec', withQuantity) : timed };
}

/** How one field is rewritten, knowing the field around it; `undefined` drops it. */
type Rewrite = (value: unknown, key: string, parent: string | undefined) => unknown;

function mapValues(value: unknown, key: string | undefined, rewrite: Rewrite): unknown {
  if (Array.isArray(value)) return value.map((item) => mapValues(item, key, rewrite));
  if (!isMapping(value)) return value;
  const rewritten = Object.entries(value).map(([name, held]) => [name, rewrite(held, name, key)] as const);
  const kept = rewritten.filter(([, held]) => held !== undefined);
  return Object.fromEntries(kept.map(([name, held]) => [name, mapValues(held, name, rewrite)]));
}

/** Labels and annotations mean nothing when they are empty; elsewhere an empty map may mean everything (`podSelector`). */
function withoutNothing(value: unknown, key: string, parent: string | undefined): unknown {
  const isEmptyMap = isMapping(value) && Object.keys(value).length === 0;
  if (parent === 'metadata' && isEmptyMap && (key === 'labels' || key === 'annotations')) return undefined;
  return value ?? undefined;
}

function withQuantity(value: unknown, key: string, parent: string | undefined): unknown {
  const isQuantity = quantityFields.has(`${parent}.${key}`) || (parent !== undefined && quantityMaps.has(parent));
  return isQuantity && (typeof value === 'string' || typeof value === 'number')
    ? canonicalQuantity(String(value))
    : value;
}

function withDuration(fields: readonly string[]): Rewrite {
  return (value, key) => (fields.includes(key) && typeof value === 'string' ? canonicalDuration(value) : value);
}
