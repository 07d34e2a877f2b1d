import type { View } from '../../manifest/view';
import type { RequestPath } from '../paths/request-path';
import { controlPlaneLooks } from './control-plane-looks';
import { gatewayLooks } from './gateway-looks';
import { hostLooks } from './host-looks';
import type { Look } from './look';
import { observabilityLooks } from './observability-looks';
import { securityLooks } from './security-looks';
import { workloadLooks } from './workload-looks';

/** What shows that the mesh works, from the CNI plugin to an answer at each host, and what is seen of it then. */
export function looks(view: View, paths: readonly RequestPath[]): readonly Look[] {
  return [
    ...controlPlaneLooks(view),
    ...gatewayLooks(view),
    ...workloadLooks(view),
    ...hostLooks(view, paths),
    ...securityLooks(view, paths),
    ...observabilityLooks(view),
  ];
}
