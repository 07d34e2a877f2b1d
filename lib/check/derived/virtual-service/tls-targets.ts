import { selects } from '../../../manifest/view';
import type { Mesh } from '../../mesh';
import { tryDestination } from '../service/hosts';
import { podPortsOf, workloadsOf } from '../service/services';
import type { Workload } from '../workload/workloads';
import type { TlsSetting } from './destination-rules';

/** Pods that a setting of TLS is about, and the port at which they are called. */
export interface TlsTarget {
  readonly workload: Workload;
  readonly port: number;
  readonly podPort: number;
}

/** The pods of the one Service that a setting names; wildcards are judged against whole namespaces (SEC006). */
export function tlsTargets(mesh: Mesh, { on, port, exceptPorts, subset }: TlsSetting): readonly TlsTarget[] {
  const { service } = tryDestination(mesh, on.spec?.host ?? '', on.metadata.namespace) ?? {};
  if (!service) return [];
  const workloads = workloadsOf(mesh, service).filter(({ labels }) => !subset || selects(subset, labels));
  const ports = (service.ports ?? []).filter((own) =>
    port === undefined ? !exceptPorts.includes(own.port) : own.port === port,
  );
  return ports.flatMap((own) =>
    podPortsOf(mesh, service, own).flatMap((podPort) =>
      workloads.map((workload) => ({ workload, port: own.port ?? podPort, podPort })),
    ),
  );
}
