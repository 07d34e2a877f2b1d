import { identity, type Manifest } from './manifest';

/** Identities of the workloads whose number of pods a HorizontalPodAutoscaler among these objects decides. */
export function scaledWorkloads(manifests: readonly Manifest[]): ReadonlySet<string> {
  return new Set(manifests.filter(({ kind }) => kind === 'HorizontalPodAutoscaler').flatMap(scaleTarget));
}

/** A workload without `replicas` if it is one of the scaled: written, each apply would reset the number. */
export function withoutReplicas(manifest: Manifest, scaled: ReadonlySet<string>): Manifest {
  const { spec } = manifest;
  if (!scaled.has(identity(manifest)) || typeof spec !== 'object' || spec === null) return manifest;
  const entries = Object.entries(spec).filter(([key]) => key !== 'replicas');
  return { ...manifest, spec: Object.fromEntries(entries) };
}

function scaleTarget({ metadata: { namespace }, spec }: Manifest): readonly string[] {
  const target = (spec as { readonly scaleTargetRef?: Partial<ScaleTarget> } | undefined)?.scaleTargetRef;
  if (!target?.apiVersion || !target.kind || !target.name) return [];
  return [identity({ apiVersion: target.apiVersion, kind: target.kind, metadata: { namespace, name: target.name } })];
}

interface ScaleTarget {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}
