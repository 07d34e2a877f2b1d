import type { IstioCniSpecValues } from '../../../imports/sailoperator.io';
import type { Upstream } from '../../upstream';

/** The IstioCNI resource (`spec` of `sailoperator.io` IstioCNI). */
export interface CniSettings {
  /** @default 'istio-cni' */
  readonly namespace?: string;
  /** @default - the oldest version among the control planes, which it works with and their successors */
  readonly version?: string;
  /** Helm values, typed from the CRD. @default - none */
  readonly values?: Upstream<IstioCniSpecValues>;
}
