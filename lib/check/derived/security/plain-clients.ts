import type { Read } from '../../../manifest/kinds';
import { title } from '../../../manifest/manifest';
import type { Mesh } from '../../mesh';
import { matches } from '../control-plane/discovery';
import { derived } from '../derived';
import { backendsOf, podPortsOfRoute } from '../route/routes';
import { podPortsOf, servicesIn, tryContainerPort, workloadsOf } from '../service/services';
import { podsSelected } from '../workload/pods';
import { containersOf, type Workload, workloads } from '../workload/workloads';

/** Someone outside the mesh who calls a port of a workload's pods, without a certificate of the mesh. */
export interface PlainClient {
  /** As a person calls it, e.g. `Route bookinfo/productpage`. */
  readonly who: string;
  readonly workload: Workload;
  readonly podPort: number;
  /** What to do instead of loosening the policy. */
  readonly remedy: string;
}

/** The calls from outside the mesh that the input tells of: of the router, of Prometheus, of the kubelet. */
export const plainClients = derived((mesh: Mesh): readonly PlainClient[] => [
  ...mesh.ofKind('route.openshift.io/Route').flatMap((route) => ofRoute(mesh, route)),
  ...mesh.ofKind('monitoring.coreos.com/PodMonitor').flatMap((monitor) => ofPodMonitor(mesh, monitor)),
  ...mesh.ofKind('monitoring.coreos.com/ServiceMonitor').flatMap((monitor) => ofServiceMonitor(mesh, monitor)),
  ...workloads(mesh).flatMap(ofKubelet),
]);

function ofRoute(mesh: Mesh, route: Read<'route.openshift.io/Route'>): readonly PlainClient[] {
  return backendsOf(mesh, route).flatMap(({ service }) => {
    if (!service?.on) return [];
    const pods = workloadsOf(mesh, service);
    return podPortsOfRoute(mesh, route, service).flatMap((podPort) =>
      pods.map((workload) => ({ who: title(route), workload, podPort, remedy: 'lead the Route to a gateway' })),
    );
  });
}

const scrape = 'let the proxy merge these metrics and scrape its port 15020';

function ofPodMonitor(mesh: Mesh, monitor: Read<'monitoring.coreos.com/PodMonitor'>): readonly PlainClient[] {
  const { selector = {}, podMetricsEndpoints = [] } = monitor.spec ?? {};
  const plain = podMetricsEndpoints.filter(isPlain).filter(({ relabelings = [] }) => !movesAddress(relabelings));
  return podsSelected(mesh, selector, monitor.metadata.namespace).flatMap(({ workload }) =>
    plain.flatMap(({ port, portNumber }) => {
      const podPort = portNumber ?? (workload && port ? tryContainerPort(workload, port) : undefined);
      return workload && podPort ? [{ who: title(monitor), workload, podPort, remedy: scrape }] : [];
    }),
  );
}

function ofServiceMonitor(mesh: Mesh, monitor: Read<'monitoring.coreos.com/ServiceMonitor'>): readonly PlainClient[] {
  const { selector = {}, endpoints = [] } = monitor.spec ?? {};
  const plain = endpoints.filter(isPlain).filter(({ relabelings = [] }) => !movesAddress(relabelings));
  const services = servicesIn(mesh, monitor.metadata.namespace).filter(
    ({ on }) => on && matches(selector, on.metadata.labels ?? {}),
  );
  return services.flatMap((service) => {
    const names = new Set(plain.map(({ port }) => port));
    const ports = (service.ports ?? []).filter(({ name }) => name !== undefined && names.has(name));
    return ports
      .flatMap((port) => podPortsOf(mesh, service, port))
      .flatMap((podPort) =>
        workloadsOf(mesh, service).map((workload) => ({ who: title(monitor), workload, podPort, remedy: scrape })),
      );
  });
}

/** A scrape over TLS may show a certificate of the mesh. */
function isPlain({ scheme, tlsConfig }: { readonly scheme?: string; readonly tlsConfig?: unknown }): boolean {
  return scheme?.toLowerCase() !== 'https' && tlsConfig === undefined;
}

function movesAddress(relabelings: readonly { readonly targetLabel?: string }[]): boolean {
  return relabelings.some(({ targetLabel }) => targetLabel === '__address__');
}

/** The kubelet calls the proxy instead, which asks the application, unless that is turned off. */
function ofKubelet(workload: Workload): readonly PlainClient[] {
  if (workload.annotations['sidecar.istio.io/rewriteAppHTTPProbers'] !== 'false') return [];
  return containersOf(workload).flatMap((container) => {
    const { livenessProbe, readinessProbe, startupProbe } = container;
    return [livenessProbe, readinessProbe, startupProbe].flatMap((probe) => {
      const port = probe?.httpGet?.port ?? probe?.grpc?.port;
      const podPort = typeof port === 'string' ? tryContainerPort(workload, port) : port;
      const remedy = 'drop the annotation "sidecar.istio.io/rewriteAppHTTPProbers"';
      return podPort ? [{ who: 'the kubelet', workload, podPort, remedy }] : [];
    });
  });
}
