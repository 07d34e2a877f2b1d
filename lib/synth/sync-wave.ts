import type { Manifest } from '../manifest/manifest';
import { syncOptions, syncWave } from '../platform/argo-cd';
import { syncOptionsOf } from './sync-options';

/** An object with what Argo CD needs to apply it in order: its wave, and its options. `oc apply` ignores both. */
export function withSyncWave(manifest: Manifest, wave: number): Manifest {
  const options = syncOptionsOf(manifest);
  const annotations = {
    [syncWave]: String(wave),
    ...(options.length > 0 && { [syncOptions]: options.join(',') }),
  };
  return {
    ...manifest,
    metadata: { ...manifest.metadata, annotations: { ...annotations, ...manifest.metadata.annotations } },
  };
}
