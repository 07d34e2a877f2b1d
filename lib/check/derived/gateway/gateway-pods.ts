import type { Mesh } from '../../mesh';
import { derived, groupBy } from '../derived';
import { podPortsOf, type ServiceView, servicesOf } from '../service/services';
import { containersOf, type Workload, workloads } from '../workload/workloads';
import { gatewayServers } from './gateway-servers';

/** Whether istiod completes the pods of a workload with its template for gateways. */
export function hasGatewayTemplate({ annotations }: Pick<Workload, 'annotations'>): boolean {
  return (annotations['inject.istio.io/templates'] ?? '').split(',').some((name) => name.trim() === 'gateway');
}

/** Whether a container of a workload waits for the proxy's image, which istiod puts in when it injects. */
export function asksForImage(workload: Workload): boolean {
  return containersOf(workload).some(({ image }) => image === 'auto');
}

/** The workloads whose pods are gateways by their template. */
export const gatewayWorkloads = derived((mesh: Mesh): readonly Workload[] =>
  workloads(mesh).filter(hasGatewayTemplate),
);

/** Whether a gateway's proxy is told that it may not open ports below 1024, so that istiod gives it none. */
export function isUnprivileged(workload: Workload): boolean {
  return containersOf(workload)
    .flatMap(({ env }) => env ?? [])
    .some(({ name, value = '' }) => name === 'ISTIO_META_UNPRIVILEGED_POD' && /^(?:1|t|true)$/i.test(value));
}

/** A port below 1024 at which a gateway's pods answer for a Service. */
export interface LowPort {
  readonly workload: Workload;
  readonly podPort: number;
  readonly service: ServiceView;
  /** Which of the Service's ports leads there. */
  readonly index: number;
}

/** Every low port of every gateway that a Service leads to. */
export const lowPorts = derived((mesh: Mesh): readonly LowPort[] => {
  const low = gatewayServers(mesh).filter(({ podPort, workload }) => workload !== undefined && podPort < 1024);
  const distinct = groupBy(low, ({ namespace, workload, podPort }) => `${namespace}/${workload?.name} ${podPort}`);
  return [...distinct.values()].flatMap(([server]) =>
    server?.workload ? lowPortsOf(mesh, server.workload, server.podPort) : [],
  );
});

function lowPortsOf(mesh: Mesh, workload: Workload, podPort: number): readonly LowPort[] {
  return servicesOf(mesh, workload).flatMap((service) =>
    (service.ports ?? []).flatMap((port, index) =>
      podPortsOf(mesh, service, port).includes(podPort) ? [{ workload, podPort, service, index }] : [],
    ),
  );
}

/**
 * Whether the pods of a gateway may open a port below 1024. Where the proxy is put in, the template for gateways brings the
 * sysctl (istio `files/gateway-injection-template.yaml`), and where that is not asked for, INJ010 says so.
 */
export function mayOpen(workload: Workload, port: number): boolean {
  if (hasGatewayTemplate(workload) || asksForImage(workload)) return true;
  const { securityContext, hostNetwork } = workload.pod;
  const sysctl = securityContext?.sysctls?.find(({ name }) => name === 'net.ipv4.ip_unprivileged_port_start');
  const contexts = containersOf(workload).map((container) => container.securityContext);
  return (
    hostNetwork === true ||
    (sysctl !== undefined && Number(sysctl.value) <= port) ||
    [securityContext, ...contexts].some((context) => context?.runAsUser === 0) ||
    contexts.some(
      (context) => context?.privileged || context?.capabilities?.add?.some((name) => name === 'NET_BIND_SERVICE'),
    )
  );
}
