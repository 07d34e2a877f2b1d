import type { Read } from '../../../manifest/kinds';
import { type Routes, routingOf } from '../routing';
import { meaning, type Subject } from '../rule';
import { compared, present } from '../sets';
import { sharesOf } from '../shares';
import { counted, listed } from '../wording';

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
  if (change.kind === 'changed' && old && kept.length + gained.length > 0)
    yield* routing(subject, old, now, listed([...kept, ...gained]));
});

/** Without gateways, and for the word mesh, it is the proxies of the mesh that read it. */
function audience({ spec }: VirtualService): string {
  const gateways = present(spec?.gateways).filter((gateway) => gateway !== 'mesh');
  return gateways.length === 0 ? ' within the mesh' : ` at ${listed(gateways.map((gateway) => `Gateway ${gateway}`))}`;
}

/** The namespaces whose proxies know it. */
function readers({ metadata, spec }: VirtualService): string {
  const exportTo = present(spec?.exportTo);
  if (exportTo.length === 0 || exportTo.includes('*')) return 'all namespaces';
  const names = exportTo.filter((name) => name !== '~').map((name) => (name === '.' ? metadata.namespace : name) ?? '');
  return names.length === 0 ? 'no namespace' : counted('namespace', names);
}

const http: Routes<HttpRoute> = {
  field: 'http',
  match: 'match',
  destinations: 'route',
  naming: ['weight', 'destination', 'destination.host', 'destination.subset'],
  sharesOf: ({ route }) =>
    sharesOf(
      present(route).map(({ destination, weight }) => ({
        name: [destination?.host ?? '', ...(destination?.subset ? [destination.subset] : [])].join(' '),
        weight,
      })),
    ),
};

function* routing(
  { change, touches, touched }: Subject<VirtualService>,
  old: VirtualService,
  now: VirtualService,
  hosts: string,
): Generator<string> {
  if (touches('spec', 'gateways')) yield `routes requests for ${hosts}${audience(now)}`;
  const [known, knows] = [readers(old), readers(now)];
  if (known !== knows) yield `routes requests for ${hosts} at proxies of ${knows}, no longer of ${known}`;
  const lists = [present(old.spec?.http), present(now.spec?.http)] as const;
  const { moves, isReordered, others } = routingOf(change, now, lists, http);
  if (isReordered) yield `requests for ${hosts} meet the routes in another order: the first that matches counts`;
  for (const move of moves) yield `moves requests for ${hosts}: ${move}`;
  const places = [...others.map(({ at }) => at), ...touched('spec', 'tcp'), ...touched('spec', 'tls')];
  if (places.length > 0) yield `changes how requests for ${hosts} are routed (${listed(places)})`;
}
