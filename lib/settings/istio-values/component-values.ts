import type { IstioCniSpecValues, ZTunnelSpecValues } from '../../../imports/sailoperator.io';
import { revisionName } from '../../platform/naming';
import type { Upstream } from '../../upstream';
import type { Cluster } from '../resolve';
import { mergedValues } from './merge';

/** Helm values of the CNI plugin. */
export type CniValues = Upstream<IstioCniSpecValues>;

/** Helm values of the node proxy. */
export type ZTunnelValues = Upstream<ZTunnelSpecValues>;

/** What the settings ask of the CNI plugin without writing it: in ambient mode, rules for pods that ran before it did. */
export function derivedCniValues({ ztunnel }: Cluster): CniValues {
  return ztunnel ? { cni: { ambient: { reconcileIptablesOnStartup: true } } } : {};
}

/** What the settings ask of the node proxy without writing it: where istiod is, unless it is where the Helm chart looks. */
export function derivedZTunnelValues({ ztunnel, controlPlanes }: Cluster): ZTunnelValues {
  const plane = controlPlanes.find(({ name }) => name === ztunnel?.controlPlane);
  if (!plane) return {};
  const { name, namespace, version, updateStrategy } = plane;
  const revision = revisionName(name, updateStrategy.type, version);
  const address = {
    ...(namespace !== 'istio-system' && { istioNamespace: namespace }),
    ...(revision !== 'default' && { revision }),
  };
  return Object.keys(address).length > 0 ? { ztunnel: address } : {};
}

/** The Helm values of the CNI plugin: what the settings ask for, and what they write; none where there is neither. */
export function cniValues(cluster: Cluster): CniValues | undefined {
  return givenOrDerived(derivedCniValues(cluster), cluster.cni.values);
}

/** The same of the node proxy. */
export function ztunnelValues(cluster: Cluster): ZTunnelValues | undefined {
  return givenOrDerived(derivedZTunnelValues(cluster), cluster.ztunnel?.values);
}

function givenOrDerived<T extends object>(derived: T, given: T | undefined): T | undefined {
  return Object.keys(derived).length > 0 ? mergedValues(derived, given ?? ({} as T)) : given;
}
