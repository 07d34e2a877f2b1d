import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import { type Destination, tryDestination } from '../service/hosts';
import type { VirtualService } from './virtual-services';

/** A place that a VirtualService sends requests, or copies of them, to. */
export interface RoutedDestination {
  readonly on: VirtualService;
  /** Path of the destination. */
  readonly at: string;
  readonly host: string;
  readonly subset?: string;
  readonly port?: number;
  /** What the host leads to, if anything. */
  readonly to?: Destination;
}

/** Every destination of every VirtualService. */
export const routedDestinations = derived((mesh: Mesh): readonly RoutedDestination[] =>
  mesh.ofKind('networking.istio.io/VirtualService').flatMap((on) =>
    written(on).flatMap(({ at, destination }) => {
      const { host, subset, port } = destination ?? {};
      if (!host) return [];
      return [{ on, at, host, subset, port: port?.number, to: tryDestination(mesh, host, on.metadata.namespace) }];
    }),
  ),
);

interface Written {
  readonly at: string;
  readonly destination?: {
    readonly host?: string;
    readonly subset?: string;
    readonly port?: { readonly number?: number };
  };
}

function written({ spec }: VirtualService): readonly Written[] {
  const { http = [], tls = [], tcp = [] } = spec ?? {};
  return [
    ...http.flatMap(({ route = [], mirror, mirrors = [] }, index): readonly Written[] => [
      ...inList(route, `spec.http[${index}].route`),
      { at: `spec.http[${index}].mirror`, destination: mirror },
      ...inList(mirrors, `spec.http[${index}].mirrors`),
    ]),
    ...tls.flatMap(({ route = [] }, index) => inList(route, `spec.tls[${index}].route`)),
    ...tcp.flatMap(({ route = [] }, index) => inList(route, `spec.tcp[${index}].route`)),
  ];
}

function inList(routes: readonly Pick<Written, 'destination'>[], at: string): readonly Written[] {
  return routes.map(({ destination }, index) => ({ at: `${at}[${index}].destination`, destination }));
}
