import { revisionName } from '../../platform/naming';
import type { PresumedBy } from '../presumed-objects';

/** The revisions that tags stay with though their control plane has a newer one: the operator keeps what a tag uses. */
export const presumedByRevisions: PresumedBy = ({ controlPlanes, ossm }) =>
  controlPlanes.flatMap(({ name, updateStrategy, revisionTags }) => {
    const versions = new Set(revisionTags.flatMap(({ version }) => version ?? []));
    return Array.from(versions, (version) => ({
      apiVersion: ossm.sailApiVersion,
      kind: 'IstioRevision',
      metadata: { name: revisionName(name, updateStrategy.type, version) },
    }));
  });
