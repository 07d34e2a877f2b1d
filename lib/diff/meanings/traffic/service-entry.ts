import { callersOf, isRegistryOnly } from '../egress';
import { meaning } from '../rule';
import { present, without } from '../sets';
import { listed } from '../wording';

/** What a ServiceEntry names, proxies treat as a service: with its ports, addresses and rules (istio.io, "Service Entry"). */
export const serviceEntry = meaning('traffic', ['networking.istio.io/ServiceEntry'], function* (subject) {
  const { change, old, now, before, after, touches, touched } = subject;
  if (!touches('spec')) return;
  const [was, is] = [present(old?.spec?.hosts), present(now?.spec?.hosts)];
  const [gained, lost] = [without(is, was), without(was, is)];
  const isClosed = isRegistryOnly(before()) && isRegistryOnly(after());
  if (lost.length > 0 && isClosed && old) yield `${callersOf(old)} may no longer call ${listed(lost)}`;
  if (gained.length > 0 && !isRegistryOnly(after()) && now)
    yield `${callersOf(now)} know ${listed(gained)} as a service, with the ports and rules given for it`;
  const places = touched('spec').filter((at) => !at.startsWith('spec.hosts'));
  if (change.kind === 'changed' && places.length > 0) yield `changes how ${listed(is)} is called (${listed(places)})`;
});
