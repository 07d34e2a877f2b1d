import { istiodPort, istiodWebhookPort } from '../../../platform/istiod';
import type { Mesh } from '../../mesh';
import { controlPlanes } from '../control-plane/control-planes';
import { admitsPort, isolating, type NetworkPolicy, type Passage, passagesOf } from './network-policies';

/** A port of istiod that NetworkPolicies close. */
export interface ClosedPort {
  readonly by: NetworkPolicy;
  readonly port: number;
  readonly forWhom: string;
}

/** The ports of every istiod that its callers do not get through to. */
export function closedPorts(mesh: Mesh): readonly ClosedPort[] {
  return controlPlanes(mesh).flatMap(({ istio, namespace, revision }) => {
    // The control plane then brings a policy of its own that opens these ports.
    if (istio.spec?.values?.global?.networkPolicy?.enabled) return [];
    // Labels of istiod's pods (istio `manifests/charts/istio-control/istio-discovery/templates/deployment.yaml`).
    const labels = { app: 'istiod', istio: 'pilot', 'istio.io/rev': revision };
    const policies = isolating(mesh, { namespace, name: 'istiod', labels }, 'Ingress');
    const [by] = policies;
    if (!by) return [];
    const passages = policies.flatMap((policy) => passagesOf(policy, 'Ingress'));
    const isOpen = (port: number) => passages.some((passage) => admitsPort(passage, port) && admitsOthers(passage));
    return [
      { by, port: istiodPort, forWhom: 'proxies' },
      { by, port: istiodWebhookPort, forWhom: 'the API server, which calls the injection webhook' },
    ].filter(({ port }) => !isOpen(port));
  });
}

/** Whether anybody of another namespace may be meant. */
function admitsOthers({ peers }: Passage): boolean {
  return peers.length === 0 || peers.some(({ ipBlock, namespaceSelector }) => ipBlock ?? namespaceSelector);
}
