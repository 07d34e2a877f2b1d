import { identity, type Manifest, title } from '../manifest/manifest';
import { tryScopeOf } from '../manifest/scope';
import type { Stage } from '../manifest/stage';

/** Why an object, whatever its kind, cannot be written: one line for the person whose code made it. */
export interface ObjectFault {
  /** Stage in whose file it would stand. */
  readonly stage: string;
  /** The object as a person names it, or a construct path where there is none. */
  readonly on: string;
  readonly say: string;
}

/** What is wrong with objects as such: where they stand, what kind they claim, and whether two claim to be one. */
export function checkIntegrity(stages: readonly Stage[]): readonly ObjectFault[] {
  const stageOf = new Map<string, string>();
  return stages.flatMap(({ id, manifests }) => [
    ...stageFaults(id),
    ...manifests.flatMap((manifest) => {
      const first = stageOf.get(identity(manifest));
      if (first === undefined) stageOf.set(identity(manifest), id);
      const twice = first === undefined ? [] : [`stands in ${first} too; remove or rename one of the two`];
      return [...twice, ...scopeFaults(manifest)].map((say) => ({ stage: id, on: title(manifest), say }));
    }),
  ]);
}

function stageFaults(id: string): readonly ObjectFault[] {
  if (/^\d\d-[a-z0-9-]+$/.test(id)) return [];
  return [
    { stage: id, on: `chart ${id}`, say: 'a chart id is the name of its file: two digits and a name, e.g. "65-extra"' },
  ];
}

function scopeFaults(manifest: Manifest): readonly string[] {
  const { namespace } = manifest.metadata;
  const scope = tryScopeOf(manifest);
  if (scope === undefined) {
    return [`unknown kind ${manifest.apiVersion} ${manifest.kind}; add its CRD to crds/ and run npm run import`];
  }
  if (scope === 'Cluster' && namespace !== undefined)
    return [`is cluster-scoped; remove metadata.namespace "${namespace}"`];
  if (scope === 'Namespaced' && namespace === undefined) return ['is namespaced; give metadata.namespace'];
  return [];
}
