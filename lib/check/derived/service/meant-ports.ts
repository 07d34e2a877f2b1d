import type { Mesh } from '../../mesh';
import { containersOf, type Workload } from '../workload/workloads';
import { podPortsOf, servicesOf } from './services';

/** The ports of a workload's pods that a Service's port stands for; none where it is one of theirs, or of no Service. */
export function meantPorts(mesh: Mesh, workload: Workload, port: number): readonly number[] {
  const services = servicesOf(mesh, workload);
  const all = services.flatMap((service) => (service.ports ?? []).flatMap((one) => podPortsOf(mesh, service, one)));
  const opened = containersOf(workload).flatMap(({ ports = [] }) => ports.map(({ containerPort }) => containerPort));
  if ([...all, ...opened].includes(port)) return [];
  return services.flatMap((service) =>
    (service.ports ?? []).filter((one) => one.port === port).flatMap((one) => podPortsOf(mesh, service, one)),
  );
}
