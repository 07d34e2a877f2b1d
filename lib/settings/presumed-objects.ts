import { presumedByApplications } from './applications/presumed-objects';
import { presumedByCertificateAuthorities } from './certificate-authority/presumed-objects';
import { presumedByObservability } from './observability/presumed-objects';
import { presumedByOperators } from './operators/presumed-objects';
import type { Cluster } from './resolve';
import { presumedByRevisions } from './revisions/presumed-objects';

/** An object that settings take to be in the cluster already, by its name. */
export type PresumedObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly namespace?: string };
};

/** What one topic of the settings presumes. */
export type PresumedBy = (cluster: Cluster) => readonly PresumedObject[];

const topics: readonly PresumedBy[] = [
  presumedByOperators,
  presumedByApplications,
  presumedByRevisions,
  presumedByCertificateAuthorities,
  presumedByObservability,
];

/** Everything that a cluster's settings presume: what others bring to the cluster. */
export function presumedObjects(cluster: Cluster): readonly PresumedObject[] {
  return topics.flatMap((presumed) => presumed(cluster));
}
