import type { OperatorPackage } from '../../platform/operators';

/** One entry per package; what is left out keeps its defaults. */
export type OperatorsSettings = { readonly [P in OperatorPackage]?: OperatorSettings };

/** A Subscription (`operators.coreos.com/v1alpha1`). */
export interface OperatorSettings {
  /**
   * `Manual` stops every install and upgrade until someone approves its InstallPlan, and does so for all operators in
   * the Subscription's namespace.
   * @default 'Automatic'
   */
  readonly installPlanApproval?: 'Automatic' | 'Manual';
  /** ClusterServiceVersion of the first install; needs `Manual`. @default - the newest of the channel */
  readonly startingCSV?: string;
  /** CatalogSource, e.g. that of a mirror. @default 'redhat-operators', under `mirror` its CatalogSource */
  readonly source?: string;
  /** @default 'openshift-marketplace' */
  readonly sourceNamespace?: string;
}
