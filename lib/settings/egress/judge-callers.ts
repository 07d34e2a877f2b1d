import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { suggestion } from '../suggestion';
import type { ExternalService } from './resolve-external-services';

/** Who cannot call an external service. */
export function* judgeCallers(service: ExternalService, plane: ControlPlane, at: string): Iterable<Fault> {
  const { namespaces } = service;
  const known = [...plane.applications.map(({ namespace }) => namespace), ...plane.namespaces];
  if (namespaces?.length === 0)
    yield { at: `${at}.namespaces`, say: 'is empty, so nobody could call; leave it out for all' };
  for (const [k, namespace] of (namespaces ?? []).entries()) {
    if (known.includes(namespace)) continue;
    const hint = known.length > 0 ? suggestion(namespace, known) : '; it has none yet';
    yield { at: `${at}.namespaces[${k}]`, say: `no namespace "${namespace}" in the mesh${hint}` };
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

function ambientNamespaces({ dataplaneMode, applications, namespaces }: ControlPlane): readonly string[] {
  return [
    ...applications.filter((application) => application.dataplaneMode === 'ambient').map(({ namespace }) => namespace),
    ...(dataplaneMode === 'ambient' ? namespaces : []),
  ];
}
