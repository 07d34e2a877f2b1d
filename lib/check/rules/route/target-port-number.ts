import { tryGeneratedGateway } from '../../derived/gateway/gateway-api';
import { backendsOf } from '../../derived/route/routes';
import { podPortsOf, type ServiceView } from '../../derived/service/services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const targetPortNumber: Rule = {
  code: 'RTE003',
  severity: 'error',
  title: 'A Route that gives a port number gives one of the pods',
  why: 'The router compares the number with the ports of the pods, not with those of the Service. Where no pod has it the Route is admitted all the same, and every request gets a 503.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: istio-ingressgateway, namespace: istio-ingress }
    spec:
      selector: { istio: ingressgateway }
      ports:
        - { name: http2, port: 80, targetPort: 8080 }
        - { name: https, port: 443, targetPort: 8443 }`,
  bad: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: 443 }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  good: `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec:
      host: bookinfo.apps.ocp.acme.org
      port: { targetPort: 8443 }
      tls: { termination: passthrough, insecureEdgeTerminationPolicy: Redirect }
      to: { kind: Service, name: istio-ingressgateway }`,
  *check(mesh) {
    for (const route of mesh.ofKind('route.openshift.io/Route')) {
      const number = Number(route.spec?.port?.targetPort);
      if (!Number.isInteger(number)) continue;
      const services = backendsOf(mesh, route).flatMap(({ service }) => service ?? []);
      for (const service of services) {
        const message = faultOf(mesh, service, number);
        if (message) yield { on: route, at: 'spec.port.targetPort', message };
      }
    }
  },
};

function faultOf(mesh: Mesh, service: ServiceView, number: number): string | undefined {
  const { namespace, name, ports = [] } = service;
  // A number may also be a name; ports of generated Services are RTE040.
  if (ports.some((port) => port.name === String(number)) || tryGeneratedGateway(mesh, namespace, name))
    return undefined;
  const podPorts = ports.map((port) => podPortsOf(mesh, service, port));
  if (ports.length === 0 || podPorts.some(({ length }) => length === 0) || podPorts.flat().includes(number))
    return undefined;
  const [meant] = podPorts[ports.findIndex(({ port }) => port === number)] ?? [];
  if (meant === undefined) return `${number} is no port of the pods behind Service ${name} (${list(podPorts.flat())})`;
  return `${number} is the port of Service ${name}; write the one of its pods, ${meant}, or the port's name`;
}
