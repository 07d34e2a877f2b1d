import type { Read } from '../../../manifest/kinds';
import { outsideTypes } from '../gateways';
import { meaning } from '../rule';
import { present, without } from '../sets';
import { counted, named } from '../wording';

/** A Service of type LoadBalancer or NodePort opens its ports on the network that the nodes are in, or on the Internet. */
export const outsideService = meaning('exposure', ['core/Service'], function* ({ old, now, touches }) {
  if (!touches('spec')) return;
  const [oldType = 'ClusterIP', type = 'ClusterIP'] = [old?.spec?.type, now?.spec?.type];
  const service = `Service ${(now ?? old)?.metadata.namespace}/${(now ?? old)?.metadata.name}`;
  const opened = without(portsOf(now), portsOf(old));
  const closed = without(portsOf(old), portsOf(now));
  if (opened.length > 0) yield `${service} opens ${counted('port', opened)} to the outside (${type})`;
  if (closed.length > 0) yield `${service} closes ${counted('port', closed)} to the outside`;
  if (opened.length + closed.length === 0 && portsOf(now).length > 0 && oldType !== type)
    yield `${named(now)} is reached from outside as ${type} instead of ${oldType}`;
});

function portsOf(service: Read<'core/Service'> | undefined): readonly string[] {
  if (!outsideTypes.includes(service?.spec?.type ?? '')) return [];
  return present(service?.spec?.ports).map(({ port }) => String(port));
}
