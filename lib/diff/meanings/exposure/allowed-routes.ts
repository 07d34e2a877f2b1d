import { isDeepStrictEqual } from 'node:util';
import type { Read } from '../../../manifest/kinds';
import { meaning } from '../rule';
import { present } from '../sets';
import { named } from '../wording';

type Listener = NonNullable<NonNullable<Read<'gateway.networking.k8s.io/Gateway'>['spec']>['listeners']>[number];

/** Whose routes each value of `from` admits, from the fewest to the most (Gateway API, `FromNamespaces`). */
const whose: ReadonlyMap<string, string> = new Map([
  ['None', 'no namespace'],
  ['Same', 'its own namespace'],
  ['Selector', 'the namespaces that its selector selects'],
  ['All', 'all namespaces'],
]);

/** Who may attach a route to a listener decides what is served there. */
export const allowedRoutes = meaning(
  'exposure',
  ['gateway.networking.k8s.io/Gateway'],
  function* ({ old, now, touches }) {
    if (!old || !now || !touches('spec', 'listeners')) return;
    const known = new Map(present(old.spec?.listeners).map((listener) => [listener?.name, listener]));
    for (const listener of present(now.spec?.listeners)) {
      const before = known.get(listener?.name);
      if (!before || !isWider(before, listener)) continue;
      const [was, is] = [fromOf(before), fromOf(listener)];
      const earlier = was === is ? '' : ` (${was} before)`;
      yield `routes of ${whose.get(is) ?? is} may attach to listener ${listener?.name} of ${named(now)}${earlier}`;
    }
  },
);

function isWider(old: Listener, now: Listener): boolean {
  const [was, is] = [old, now].map((listener) => [...whose.keys()].indexOf(fromOf(listener)));
  const [before, after] = [old, now].map((listener) => listener?.allowedRoutes?.namespaces?.selector);
  return (is ?? 0) > (was ?? 0) || (fromOf(now) === 'Selector' && was === is && !isDeepStrictEqual(before, after));
}

function fromOf(listener: Listener): string {
  return listener?.allowedRoutes?.namespaces?.from ?? 'Same';
}
