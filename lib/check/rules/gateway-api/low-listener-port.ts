import { mayOpen } from '../../derived/gateway/gateway-pods';
import { type Address, manualAddresses } from '../../derived/gateway/manual-gateways';
import { podPortsOf, type ServicePort, type ServiceView, workloadsOf } from '../../derived/service/services';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const lowListenerPort: Rule = {
  code: 'GAPI019',
  severity: 'warning',
  title: 'Pods of one’s own that serve a Gateway may open the ports of its listeners',
  why: 'A process without privileges may not open a port below 1024 in OpenShift. The pods that istiod makes have a sysctl for it; others stay ready, and connections to them are refused.',
  given: `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: gateway, namespace: istio-ingress }
    spec:
      selector: { matchLabels: { istio: gateway } }
      template:
        metadata:
          labels: { istio: gateway }
        spec:
          serviceAccountName: gateway
          containers:
            - name: istio-proxy
              image: registry.acme.org/istio/proxyv2:1.30.3
              args: [proxy, router]
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata: { name: gateway, namespace: istio-ingress }
    ---
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: shop, namespace: istio-ingress }
    spec:
      gatewayClassName: istio
      addresses: [{ type: Hostname, value: gateway.istio-ingress.svc.cluster.local }]
      listeners: [{ name: http, port: 80, protocol: HTTP }]`,
  bad: `
    apiVersion: v1
    kind: Service
    metadata: { name: gateway, namespace: istio-ingress }
    spec:
      selector: { istio: gateway }
      ports: [{ name: http, port: 80, targetPort: 80 }]`,
  good: `
    apiVersion: v1
    kind: Service
    metadata: { name: gateway, namespace: istio-ingress }
    spec:
      selector: { istio: gateway }
      ports: [{ name: http, port: 80, targetPort: 8080 }]`,
  *check(mesh) {
    for (const { gateway, service } of manualAddresses(mesh)) {
      if (!service?.on) continue;
      for (const [index, port] of (service.ports ?? []).entries()) {
        const message = listensOn(gateway, port) && tryFault(mesh, service, port);
        if (message) yield { on: service.on, at: at('spec', 'ports', index, 'targetPort'), message };
      }
    }
  },
};

function listensOn({ spec }: Address['gateway'], { port }: ServicePort): boolean {
  return spec?.listeners?.some((listener) => listener.port === port) === true;
}

function tryFault(mesh: Mesh, service: ServiceView, port: ServicePort): string | undefined {
  const low = podPortsOf(mesh, service, port).find((podPort) => podPort < 1024);
  const workload = low && workloadsOf(mesh, service).find((each) => !mayOpen(each, low));
  if (!low || !workload) return undefined;
  return `pods of ${workload.kind} "${workload.name}" may not open port ${low}: write ${low + 8000}, or set their sysctl net.ipv4.ip_unprivileged_port_start to "0"`;
}
