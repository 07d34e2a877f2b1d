import { groupOf, type Manifest } from '../../../manifest/manifest';
import { fieldsOf, type Mapping } from '../../../manifest/mapping';
import { tryNanos } from '../../../quantity';
import { meaningOfAny } from '../rule';

/** Volumes grow, where their StorageClass lets them, and never shrink (kubernetes `ValidatePersistentVolumeClaimUpdate`). */
export const smallerVolume = meaningOfAny('immutable', function* ({ change, old, now }) {
  if (change.kind !== 'changed' || !old || !now || now.kind !== 'PersistentVolumeClaim' || groupOf(now) !== 'core')
    return;
  const [before, after] = [sizeOf(old), sizeOf(now)];
  if (before === undefined || after === undefined || after >= before) return;
  yield `the API server refuses a smaller spec.resources.requests.storage: a volume never shrinks`;
});

function sizeOf({ spec }: Manifest): bigint | undefined {
  const { storage } = fieldsOf(fieldsOf(fieldsOf(spec).resources).requests) as Mapping;
  return typeof storage === 'string' ? tryNanos(storage) : undefined;
}
