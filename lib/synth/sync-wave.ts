import { groupOf, type Manifest } from '../manifest/manifest';
import { tryOperatorOf } from '../platform/operators';

/**
 * An object with what Argo CD needs to apply it in order: the stage's number as its wave and, where its CRD comes with an
 * operator, no dry run before that CRD is there (facts: `argocd.argoproj.io/sync-options`). `oc apply` ignores both.
 */
export function withSyncWave(manifest: Manifest, wave: number): Manifest {
  const annotations = {
    'argocd.argoproj.io/sync-wave': String(wave),
    ...(tryOperatorOf(groupOf(manifest), manifest.kind) && {
      'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true',
    }),
  };
  return {
    ...manifest,
    metadata: { ...manifest.metadata, annotations: { ...annotations, ...manifest.metadata.annotations } },
  };
}
