import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { judgeInMesh } from '../faults';
import type { ExternalService } from './resolve-external-services';

/** Who cannot call an external service. */
export function* judgeExternalCallers(service: ExternalService, plane: ControlPlane, at: string): Iterable<Fault> {
  const { namespaces } = service;
  if (namespaces?.length === 0)
    yield { at: `${at}.namespaces`, say: 'is empty, so nobody could call; leave it out for all' };
  for (const [k, namespace] of (namespaces ?? []).entries()) {
    yield* judgeInMesh(namespace, plane.enrolled, `${at}.namespaces[${k}]`);
  }
  yield* judgeProxies(service, plane, at);
}

/** In ambient mode pods have no proxy of their own; without one, what was meant to be encrypted would leave in plain text. */
function* judgeProxies(service: ExternalService, plane: ControlPlane, at: string): Iterable<Fault> {
  const field = service.tls ? 'tls' : service.egressGateway === undefined ? undefined : 'egressGateway';
  if (!field) return;
  const ambient = ambientNamespaces(plane).find((name) => service.namespaces?.includes(name) ?? true);
  const isWholeMesh = plane.dataplaneMode === 'ambient' && service.namespaces === undefined;
  if (ambient === undefined && !isWholeMesh) return;
  const who = ambient === undefined ? 'pods in ambient mode' : `pods of "${ambient}", in ambient mode,`;
  yield { at: `${at}.${field}`, say: `${who} have no proxy that does this; name other namespaces in "namespaces"` };
}

function ambientNamespaces({ enrolled }: ControlPlane): readonly string[] {
  return [...enrolled].flatMap(([namespace, { dataplaneMode }]) => (dataplaneMode === 'ambient' ? [namespace] : []));
}
