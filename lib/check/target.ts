import type { OpenShiftReleaseName } from '../platform/openshift';
import type { OssmReleaseName } from '../platform/ossm';

/** What is known of the cluster that objects are meant for; a rule that lacks a fact stays silent. */
export interface Target {
  /** OpenShift Service Mesh release: which CRDs the cluster serves. */
  readonly release: OssmReleaseName;
  /** OpenShift release: which Gateway API it serves. @default unknown */
  readonly openshift?: OpenShiftReleaseName;
  /** Domain below which the default IngressController serves, e.g. `apps.ocp.acme.org`. @default unknown */
  readonly appsDomain?: string;
  /** Whether there are several nodes (`status.infrastructureTopology` of Infrastructure). @default - one on OpenShift Local, else several */
  readonly infrastructureTopology?: 'HighlyAvailable' | 'SingleReplica';
  /** Whether objects that are not in the input may exist all the same: a missing one is then a warning. @default false */
  readonly openWorld?: boolean;
}
