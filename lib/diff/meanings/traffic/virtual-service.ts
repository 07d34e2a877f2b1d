import type { Read } from '../../../manifest/kinds';
import { isReordered } from '../reordered';
import { meaning, type Subject } from '../rule';
import { compared, present } from '../sets';
import { sharesOf, tryMoved } from '../shares';
import { listed } from '../wording';

type VirtualService = Read<'networking.istio.io/VirtualService'>;
type HttpRoute = NonNullable<NonNullable<VirtualService['spec']>['http']>[number];

/** Requests take the first route that they match, and go to its destinations by their weights (istio.io, "Virtual Service"). */
export const virtualService = meaning('traffic', ['networking.istio.io/VirtualService'], function* (subject) {
  const { change, old, now, touches } = subject;
  if (!now || !touches('spec')) return;
  const { gained, lost } = compared(present(old?.spec?.hosts), present(now.spec?.hosts));
  const kept = present(now.spec?.hosts).filter((host) => !gained.includes(host));
  if (gained.length > 0) yield `routes requests for ${listed(gained)}${audience(now)}`;
  if (lost.length > 0) yield `no longer routes requests for ${listed(lost)}`;
  if (change.kind === 'changed' && kept.length + gained.length > 0)
    yield* routing(subject, listed([...kept, ...gained]));
});

/** Without gateways, and for the word mesh, it is the proxies of the mesh that read it. */
function audience({ spec }: VirtualService): string {
  const gateways = present(spec?.gateways).filter((gateway) => gateway !== 'mesh');
  return gateways.length === 0 ? ' within the mesh' : ` at ${listed(gateways.map((gateway) => `Gateway ${gateway}`))}`;
}

function* routing({ old, now, touches, touched }: Subject<VirtualService>, hosts: string): Generator<string> {
  if (touches('spec', 'gateways') && now) yield `routes requests for ${hosts}${audience(now)}`;
  const [was, is] = [old?.spec?.http ?? [], now?.spec?.http ?? []];
  if (isReordered(was, is)) {
    yield `requests for ${hosts} meet the routes in another order: the first that matches counts`;
    return;
  }
  const moves = was.length === is.length ? is.map((route, index) => tryMove(was[index], route)) : [];
  for (const moved of moves) if (moved) yield `moves requests for ${hosts}: ${moved}`;
  const places = ['http', 'tcp', 'tls'].flatMap((field) => touched('spec', field));
  if (places.length > 0 && moves.every((moved) => moved === undefined))
    yield `changes how requests for ${hosts} are routed (${listed(places)})`;
}

function tryMove(old: HttpRoute | undefined, now: HttpRoute | undefined): string | undefined {
  return tryMoved(destinationsOf(old), destinationsOf(now));
}

function destinationsOf(route: HttpRoute | undefined) {
  return sharesOf(
    present(route?.route).map(({ destination, weight }) => ({
      name: [destination?.host ?? '', ...(destination?.subset ? [destination.subset] : [])].join(' '),
      weight,
    })),
  );
}
