import type { Footprint } from '../../platform/footprint';
import type { ServiceAccountName } from '../../platform/openshift-gitops';

/** A cluster that Argo CD brings objects to. */
export interface Recipient {
  readonly footprint: Footprint;
  readonly destination: Destination;
  /** As whom Argo CD applies there. */
  readonly controller: ServiceAccountName;
}

/** How Argo CD calls a cluster: by one of both (`spec.destination` of an Application). */
export interface Destination {
  readonly server?: string;
  readonly name?: string;
}
