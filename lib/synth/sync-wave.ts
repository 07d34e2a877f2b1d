import { groupOf, type Manifest } from '../manifest/manifest';
import { degradedWithoutService, lastWave, skipDryRun, syncOptions, syncWave } from '../platform/argo-cd';
import { tryOperatorOf } from '../platform/operators';

/**
 * An object with what Argo CD needs to apply it in order: the stage's number as its wave, unless its kind would keep later
 * stages waiting, and, where its CRD comes with an operator, no dry run before that CRD is there (`platform/argo-cd`).
 * `oc apply` ignores both.
 */
export function withSyncWave(manifest: Manifest, stage: number): Manifest {
  const waits = degradedWithoutService.includes(`${groupOf(manifest)}/${manifest.kind}`);
  const annotations = {
    [syncWave]: String(waits ? Math.max(stage, lastWave) : stage),
    ...(tryOperatorOf(groupOf(manifest), manifest.kind) && { [syncOptions]: skipDryRun }),
  };
  return {
    ...manifest,
    metadata: { ...manifest.metadata, annotations: { ...annotations, ...manifest.metadata.annotations } },
  };
}
