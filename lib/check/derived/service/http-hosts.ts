import { saysOtherThanHttp } from '../../../platform/protocols';
import type { Mesh } from '../../mesh';
import { derived } from '../derived';
import { isMeshBound, type VirtualService } from '../virtual-service/virtual-services';
import { type Destination, portsOf, tryDestination } from './hosts';

/** A host that has HTTP routes for the mesh, and no port that a proxy reads HTTP on. */
export interface UnreadHost {
  readonly on: VirtualService;
  readonly at: string;
  readonly host: string;
  readonly to: Destination;
  /** What its ports say instead. */
  readonly said: readonly string[];
}

/** The hosts of VirtualServices whose HTTP routes do nothing. */
export const unreadHosts = derived((mesh: Mesh): readonly UnreadHost[] =>
  mesh
    .ofKind('networking.istio.io/VirtualService')
    .filter((on) => isMeshBound(on) && (on.spec?.http ?? []).length > 0)
    .flatMap((on) =>
      (on.spec?.hosts ?? []).flatMap((host = '', index) => {
        const to = tryDestination(mesh, host, on.metadata.namespace);
        const said = to && wordsOfPorts(mesh, to);
        return to && said ? [{ on, at: `spec.hosts[${index}]`, host, to, said }] : [];
      }),
    ),
);

/** What the ports of a destination say, if each says something other than HTTP. */
function wordsOfPorts(mesh: Mesh, to: Destination): readonly string[] | undefined {
  const ports = portsOf(mesh, to) ?? [];
  const words = ports.map(({ name = '', protocol = '', appProtocol = name }) => (to.entry ? protocol : appProtocol));
  const isUnread = ports.every(({ port }, index) => saysOtherThanHttp(words[index] ?? '', to.entry ? undefined : port));
  return ports.length > 0 && isUnread ? words : undefined;
}
