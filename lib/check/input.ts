import { identity, type Manifest } from '../manifest/manifest';
import { tryScopeOf } from '../manifest/scope';
import type { Severity } from './finding';
import { inspect } from './inspect';
import { Mesh, type ScalarAt } from './mesh';
import type { SoundObjects } from './sound-objects';
import type { Target } from './target';

/** What is to be proved. */
export interface Input {
  readonly manifests: readonly Manifest[];
  /** Objects that exist in the cluster and are not judged. */
  readonly externals?: readonly Manifest[];
  /** How a scalar stands in its file, where objects were read from one. */
  readonly scalarAt?: ScalarAt;
  /** How bad a kind is that no schema is known of. @default 'error' */
  readonly unknownKinds?: Severity;
  /** Those of earlier proofs, to which this one adds its own. @default - every object is inspected */
  readonly sound?: SoundObjects;
}

/** What rules read of objects, and which object each of them was before what has the wrong type was taken out. */
export function meshOf(
  { manifests, externals = [], scalarAt, unknownKinds = 'error', sound }: Input,
  target: Target,
): { readonly mesh: Mesh; readonly origins: ReadonlyMap<object, Manifest> } {
  const read = (manifest: Manifest) => {
    const { violations, readable } = sound?.has(manifest, target)
      ? { violations: [], readable: manifest }
      : inspect(manifest, target, unknownKinds);
    if (violations.length === 0 && readable === manifest) sound?.add(manifest, target);
    return { manifest, violations, readable: lands(manifest) ? landed(readable) : readable };
  };
  const inspected = manifests.map(read);
  // What is declared to exist and is in the input as well is what the input says.
  const own = new Set(manifests.map(identity));
  const declared = externals.filter((external) => !own.has(identity(external))).map(read);
  const origins = new Map<object, Manifest>(inspected.map(({ readable, manifest }) => [readable, manifest]));
  const mesh = new Mesh(
    inspected.map(({ readable }) => readable),
    declared.map(({ readable }) => readable),
    target,
    {
      violations: inspected.flatMap(({ readable, violations }) =>
        violations.map((each) => ({ ...each, on: readable })),
      ),
      scalarAt: (on, at) => scalarAt?.(origins.get(on) ?? on, at),
      written: (on) => origins.get(on) ?? on,
      landed: new Set(
        [...inspected, ...declared].flatMap(({ manifest, readable }) => (lands(manifest) ? readable : [])),
      ),
    },
  );
  return { mesh, origins };
}

/** Whether the namespace of an object is up to whoever applies it. */
function lands(manifest: Manifest): boolean {
  return manifest.metadata.namespace === undefined && tryScopeOf(manifest) === 'Namespaced';
}

/** The object where `oc apply` puts it unless it is told otherwise: so objects without a namespace are joined. */
function landed(manifest: Manifest): Manifest {
  return { ...manifest, metadata: { ...manifest.metadata, namespace: 'default' } };
}
