import type { IstioSpecValues } from '../../../imports/sailoperator.io';
import type { Upstream } from '../../upstream';
import { ambientValues } from '../ambient/ambient-values';
import { certificateAuthorityValues } from '../certificate-authority/certificate-authority-values';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { multiClusterValues } from '../multi-cluster/multi-cluster-values';
import { observabilityValues } from '../observability/observability-values';
import type { Cluster } from '../resolve';
import { networkPolicyValues } from '../security/network-policy-values';
import { availabilityValues } from './availability-values';
import { mergedValues } from './merge';

/** Helm values of Istio. */
export type IstioValues = Upstream<IstioSpecValues>;

/** What one capability asks of Istio's Helm values; nothing where the settings do not ask for the capability. */
export type ValuesOf = (plane: ControlPlane, cluster: Cluster) => IstioValues;

/** A capability that asks for values, and the setting that asks for the capability. */
export interface Capability {
  readonly setting: string;
  readonly values: ValuesOf;
}

/** Every one of them, in the order of their fields in the settings. */
export const capabilities: readonly Capability[] = [
  { setting: 'infrastructureTopology', values: availabilityValues },
  { setting: 'ztunnel.namespace', values: ambientValues },
  { setting: 'certificateAuthority', values: certificateAuthorityValues },
  { setting: 'observability.tracing', values: observabilityValues },
  { setting: 'multiCluster', values: multiClusterValues },
  { setting: 'networkPolicies', values: networkPolicyValues },
];

/** The Helm values that the settings of a control plane ask for without writing them. */
function derivedValues(plane: ControlPlane, cluster: Cluster): IstioValues {
  return mergedValues(...capabilities.map(({ values }) => values(plane, cluster)));
}

/** The Helm values of a control plane: what the settings ask for, and what they write; none where there is neither. */
export function istioValues(plane: ControlPlane, cluster: Cluster): IstioValues | undefined {
  const derived = derivedValues(plane, cluster);
  return Object.keys(derived).length > 0 ? mergedValues(derived, plane.values ?? {}) : plane.values;
}
