import { proxyPorts } from '../../../platform/proxy';
import type { Mesh } from '../../mesh';
import { hasGatewayTemplate } from '../gateway/gateway-pods';
import { isAmbient, isInjected } from '../workload/injection';
import { containersOf, type Workload } from '../workload/workloads';
import { type Mtls, mtlsOf } from './mtls';

/** Whether the mesh surely stands between callers and a port of a workload's pods: no gateway, and not left out. */
function isGuarded(mesh: Mesh, workload: Workload, podPort: number): boolean {
  if (proxyPorts.has(podPort) || isGateway(workload)) return false;
  if (isAmbient(mesh, workload)) return true;
  const { annotations } = workload;
  const excluded = listed(annotations['traffic.sidecar.istio.io/excludeInboundPorts']);
  const included = annotations['traffic.sidecar.istio.io/includeInboundPorts'];
  if (excluded.includes(`${podPort}`)) return false;
  if (included !== undefined && !['*', `${podPort}`].some((port) => listed(included).includes(port))) return false;
  return isInjected(mesh, workload);
}

/** The policy by which a port of a workload's pods refuses plain text, if it does. */
export function tryRefusal(mesh: Mesh, workload: Workload, podPort: number): Mtls | undefined {
  if (!isGuarded(mesh, workload, podPort)) return undefined;
  const mtls = mtlsOf(mesh, workload, podPort);
  return mtls.mode === 'STRICT' ? mtls : undefined;
}

function isGateway(workload: Workload): boolean {
  return hasGatewayTemplate(workload) || containersOf(workload).some(({ image }) => image === 'auto');
}

function listed(ports: string | undefined): readonly string[] {
  return (ports ?? '').split(',').map((port) => port.trim());
}
