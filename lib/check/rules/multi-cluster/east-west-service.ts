import { eastWestPort, networkLabel } from '../../../platform/multi-cluster';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { gatewayWorkloads } from '../../derived/gateway/gateway-pods';
import { type ServiceView, servicesOf } from '../../derived/service/services';
import { containersOf, type Workload } from '../../derived/workload/workloads';
import { at } from '../../path';
import type { Complaint, Rule } from '../../rule';
import { list } from '../../wording';

export const eastWestService: Rule = {
  code: 'MC004',
  severity: 'error',
  title: 'The Service of a gateway between clusters names its network, and has port 15443',
  why: 'Other clusters find the way into a network by the label of a Service, and come in at that port. Without it they know no gateway, and send requests to addresses of pods that they cannot reach.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: istio-eastwestgateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: eastwestgateway } }
      template:
        metadata:
          annotations: { inject.istio.io/templates: gateway }
          labels: { istio: eastwestgateway, sidecar.istio.io/inject: "true", topology.istio.io/network: network1 }
        spec:
          serviceAccountName: istio-eastwestgateway
          containers:
            - name: istio-proxy
              image: auto
              env: [{ name: ISTIO_META_REQUESTED_NETWORK_VIEW, value: network1 }]`,
  bad: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-eastwestgateway, namespace: istio-ingress }
    spec:
      type: LoadBalancer
      selector: { istio: eastwestgateway }
      ports:
        - { name: status-port, port: 15021, targetPort: 15021 }
        - { name: tls, port: 15443, targetPort: 15443 }`,
  good: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-eastwestgateway, namespace: istio-ingress, labels: { topology.istio.io/network: network1 } }
    spec:
      type: LoadBalancer
      selector: { istio: eastwestgateway }
      ports:
        - { name: status-port, port: 15021, targetPort: 15021 }
        - { name: tls, port: 15443, targetPort: 15443 }`,
  *check(mesh) {
    // There the gateways are listed by hand.
    if (controlPlanes(mesh).some(({ istio }) => istio.spec?.values?.global?.meshNetworks)) return;
    for (const workload of gatewayWorkloads(mesh)) {
      const networks = viewOf(workload);
      for (const service of networks.length > 0 ? servicesOf(mesh, workload) : []) {
        const fault = tryFault(service, networks);
        if (fault && service.on) yield { on: service.on, ...fault };
      }
    }
  },
};

function tryFault({ on, ports = [] }: ServiceView, networks: readonly string[]): Omit<Complaint, 'on'> | undefined {
  const network = on?.metadata.labels?.[networkLabel];
  if (network === undefined || !networks.includes(network)) {
    const got = network === undefined ? 'missing' : `"${network}"`;
    const message = `${got}, but its pods are the gateway of ${list(networks)}; write that network`;
    return { at: at('metadata', 'labels', networkLabel), message };
  }
  if (ports.some(({ port }) => port === eastWestPort)) return undefined;
  return { at: 'spec.ports', message: `no port is ${eastWestPort}, at which other clusters come in; add it` };
}

/** The networks that a gateway shows to other clusters: what makes it one between clusters. */
function viewOf(workload: Workload): readonly string[] {
  const view = containersOf(workload)
    .flatMap(({ env }) => env ?? [])
    .find(({ name }) => name === 'ISTIO_META_REQUESTED_NETWORK_VIEW');
  return view?.value?.split(',') ?? [];
}
