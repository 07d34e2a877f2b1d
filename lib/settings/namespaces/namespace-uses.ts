import { consolePlugin } from '../../platform/kiali';
import { istioCsrNamespace } from '../../platform/mesh-certificates';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import { gatewaysOf } from '../gateways/gateways-of';
import { tryShownPlane } from '../observability/shown-plane';
import type { Cluster } from '../resolve';

/** Who uses a namespace, and which setting says so. */
export interface NamespaceUse {
  readonly at: string;
  readonly namespace: string;
  readonly as: NamespaceRole;
  /** The control plane that it belongs to; none where it serves the whole cluster. */
  readonly plane?: ControlPlane;
}

/** What a namespace is to the mesh. */
export type NamespaceRole =
  | 'CNI plugin'
  | 'node proxy'
  | 'certificate signer'
  | 'control plane'
  | 'gateway'
  | 'application'
  | 'tracing'
  | 'console plugin';

/** Every use of a namespace that the settings make, and so every namespace that must be there. */
export function* namespaceUses({ cni, ztunnel, controlPlanes, openshift }: Cluster): Iterable<NamespaceUse> {
  yield { at: 'cni.namespace', namespace: cni.namespace, as: 'CNI plugin' };
  if (ztunnel) yield { at: 'ztunnel.namespace', namespace: ztunnel.namespace, as: 'node proxy' };
  const signed = controlPlanes.findIndex(({ certificateAuthority }) => certificateAuthority?.signer === 'istio-csr');
  if (signed >= 0) {
    const at = `controlPlanes[${signed}].certificateAuthority`;
    yield { at, namespace: istioCsrNamespace, as: 'certificate signer' };
  }
  const shown = tryShownPlane({ controlPlanes, openshift });
  if (shown) {
    const at = `controlPlanes[${controlPlanes.indexOf(shown)}].observability.kiali`;
    yield { at, namespace: consolePlugin.namespace, as: 'console plugin' };
  }
  for (const [i, plane] of controlPlanes.entries()) {
    for (const use of usesOfPlane(plane, `controlPlanes[${i}]`)) yield { ...use, plane };
  }
}

function* usesOfPlane(plane: ControlPlane, at: string): Iterable<NamespaceUse> {
  yield { at: `${at}.namespace`, namespace: plane.namespace, as: 'control plane' };
  for (const [setting, { namespace }] of gatewaysOf(plane))
    yield { at: `${at}.${setting}.namespace`, namespace, as: 'gateway' };
  for (const [i, { namespace }] of plane.applications.entries())
    yield { at: `${at}.applications[${i}].namespace`, namespace, as: 'application' };
  for (const [i, namespace] of plane.namespaces.entries())
    yield { at: `${at}.namespaces[${i}]`, namespace, as: 'application' };
  const { tracing } = plane.observability ?? {};
  if (tracing) yield { at: `${at}.observability.tracing.namespace`, namespace: tracing.namespace, as: 'tracing' };
}
