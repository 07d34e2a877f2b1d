import { type Address, manualAddresses } from '../../derived/gateway/manual-gateways';
import { type ServiceView, servicesIn } from '../../derived/service/services';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Complaint, Rule } from '../../rule';
import { among, didYouMean } from '../../wording';

export const manualService: Rule = {
  code: 'GAPI015',
  severity: 'error unless open',
  title: 'A Gateway that names a Service of its own names one of its namespace, with the ports of its listeners',
  why: 'The Gateway reports AddressNotUsable in its status, and istiod sends its listeners to no pods.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: gateway, namespace: istio-ingress }
    spec: { ports: [{ name: http, port: 80, targetPort: 8080 }] }`,
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: shop, namespace: istio-ingress }
    spec:
      gatewayClassName: istio
      addresses: [{ type: Hostname, value: gateway.ingress.svc.cluster.local }]
      listeners: [{ name: http, port: 80, protocol: HTTP }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: shop, namespace: istio-ingress }
    spec:
      gatewayClassName: istio
      addresses: [{ type: Hostname, value: gateway.istio-ingress.svc.cluster.local }]
      listeners: [{ name: http, port: 80, protocol: HTTP }]`,
  *check(mesh) {
    for (const address of manualAddresses(mesh)) {
      if (address.service) yield* portFaults(address, address.service);
      else yield { on: address.gateway, at: `${address.at}.value`, message: faultOf(mesh, address) };
    }
  },
};

function faultOf(mesh: Mesh, { value, gateway }: Address): string {
  const { namespace } = gateway.metadata;
  const names = servicesIn(mesh, namespace).map(({ name }) => `${name}.${namespace}.svc.cluster.local`);
  return `"${value}" is no Service of namespace "${namespace}"${among(names)}${didYouMean(value, names)}`;
}

function* portFaults({ gateway: on }: Address, { name, ports }: ServiceView): Iterable<Complaint> {
  if (!ports) return;
  const known = ports.map(({ port }) => port);
  for (const [index, { port }] of (on.spec?.listeners ?? []).entries()) {
    if (port === undefined || known.includes(port)) continue;
    const message = `${port} is no port of Service "${name}"${among(known)}; write one of them, or add it there`;
    yield { on, at: at('spec', 'listeners', index, 'port'), message };
  }
}
