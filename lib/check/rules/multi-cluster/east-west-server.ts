import type { Read } from '../../../manifest/kinds';
import { eastWestPort, networkLabel } from '../../../platform/multi-cluster';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { workloadsWith } from '../../derived/workload/workloads';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const eastWestServer: Rule = {
  code: 'MC005',
  severity: 'error',
  title: 'The server for other clusters passes TLS through by its service name',
  why: 'Proxies of other clusters name the service in their TLS handshake and expect its own certificate. A server that ends TLS, or passes it through in another mode, finds no route for such a name, and every request between the clusters is reset.',
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
          containers: [{ name: istio-proxy, image: auto }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: istio-eastwestgateway, namespace: istio-ingress }
    spec:
      selector: { istio: eastwestgateway }
      ports: [{ name: tls, port: 15443, targetPort: 15443 }]`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: cross-network-gateway, namespace: istio-ingress }
    spec:
      selector: { istio: eastwestgateway }
      servers:
        - port: { number: 15443, name: tls, protocol: TLS }
          tls: { mode: PASSTHROUGH }
          hosts: ["*.local"]`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: cross-network-gateway, namespace: istio-ingress }
    spec:
      selector: { istio: eastwestgateway }
      servers:
        - port: { number: 15443, name: tls, protocol: TLS }
          tls: { mode: AUTO_PASSTHROUGH }
          hosts: ["*.local"]`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/Gateway')) {
      for (const [index, server] of (on.spec?.servers ?? []).entries()) {
        const { port } = server;
        if (port?.number !== eastWestPort || !isBetweenClusters(mesh, on)) continue;
        const fault = faultOf(server);
        if (fault) yield { on, at: `spec.servers[${index}].${fault.field}`, message: fault.message };
      }
    }
  },
};

type Gateway = Read<'networking.istio.io/Gateway'>;
type Server = NonNullable<NonNullable<Gateway['spec']>['servers']>[number];

/** What is wrong with a server; its hosts are free: they choose the services that other clusters may reach. */
function faultOf({ port, tls }: Server): { readonly field: string; readonly message: string } | undefined {
  if (port?.protocol !== 'TLS')
    return { field: 'port.protocol', message: `"${port?.protocol}" is not what other clusters speak; write "TLS"` };
  if (tls?.mode === 'AUTO_PASSTHROUGH') return undefined;
  const got = tls?.mode === undefined ? 'missing' : `"${tls.mode}"`;
  return { field: 'tls.mode', message: `${got}; write "AUTO_PASSTHROUGH", so that names of services lead to them` };
}

/** Whether a Gateway stands between clusters: its pods serve a network, or the control plane has one. */
function isBetweenClusters(mesh: Mesh, { spec }: Gateway): boolean {
  const pods = workloadsWith(mesh, spec?.selector);
  if (pods.some(({ labels }) => labels[networkLabel] !== undefined)) return true;
  return controlPlanes(mesh).some(({ istio }) => istio.spec?.values?.global?.network);
}
