import type { Read } from '../../../manifest/kinds';
import type { Mesh } from '../../mesh';
import { podPortsOf, type ServiceView, tryService } from '../service/services';

export type Route = Read<'route.openshift.io/Route'>;

/** One of the Services that a Route shares its requests among. */
export interface Backend {
  /** Path of it in the Route. */
  readonly at: string;
  readonly name: string;
  readonly service?: ServiceView;
}

/** The Services of a Route: it finds them in its own namespace only. */
export function backendsOf(mesh: Mesh, { metadata, spec }: Route): readonly Backend[] {
  const alternates = spec?.alternateBackends ?? [];
  return [
    { at: 'spec.to', name: spec?.to?.name },
    ...alternates.map(({ name }, index) => ({ at: `spec.alternateBackends[${index}]`, name })),
  ].flatMap(({ at, name }) => (name ? [{ at, name, service: tryService(mesh, metadata.namespace, name) }] : []));
}

/**
 * The ports of the pods that a Route reaches through a Service. Its `targetPort` is the name of a port of the Service, or
 * the number of one of the pods, also as text (openshift/router `pkg/router/template`, `endpointsForAlias`). None where
 * it is neither, or leaves open which.
 */
export function podPortsOfRoute(mesh: Mesh, { spec }: Route, service: ServiceView): readonly number[] {
  const ports = service.ports ?? [];
  const wanted = spec?.port?.targetPort;
  if (wanted === undefined) return ports.length === 1 ? ports.flatMap((port) => podPortsOf(mesh, service, port)) : [];
  const named = ports.filter(({ name }) => name === String(wanted));
  if (named.length > 0) return named.flatMap((port) => podPortsOf(mesh, service, port));
  const numbers = ports.flatMap((port) => podPortsOf(mesh, service, port));
  return numbers.includes(Number(wanted)) ? [Number(wanted)] : [];
}

/** The host that a Route claims: a wildcard where its policy is `Subdomain`. */
export function hostOf({ spec }: Route): string | undefined {
  const { host, wildcardPolicy } = spec ?? {};
  return host && wildcardPolicy === 'Subdomain' ? `*${host.slice(host.indexOf('.'))}` : host;
}
