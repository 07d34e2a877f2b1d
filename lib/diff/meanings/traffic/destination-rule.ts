import { meaning } from '../rule';
import { present, without } from '../sets';
import { counted, listed, shift } from '../wording';

/** How callers of the mesh reach a host: by which TLS, to which subsets, with what patience (istio.io, "Destination Rule"). */
export const destinationRule = meaning('traffic', ['networking.istio.io/DestinationRule'], function* (subject) {
  const { change, old, now, touches, touched } = subject;
  if (!now || !touches('spec')) return;
  const { host, trafficPolicy } = now.spec ?? {};
  const tls = shift('TLS', old?.spec?.trafficPolicy?.tls?.mode, trafficPolicy?.tls?.mode);
  if (touches('spec', 'trafficPolicy', 'tls') && trafficPolicy?.tls?.mode !== old?.spec?.trafficPolicy?.tls?.mode)
    yield `calls to ${host} are encrypted otherwise (${tls})`;
  const [was, is] = [old, now].map((rule) => present(rule?.spec?.subsets).map(({ name = '' }) => name));
  const lost = without(was ?? [], is ?? []);
  if (lost.length > 0) yield `routes to ${counted('subset', lost)} of ${host} fail`;
  const others = touched('spec').filter((at) => !at.startsWith('spec.trafficPolicy.tls.mode'));
  if (change.kind === 'changed' && others.length > 0) yield `changes how ${host} is called (${listed(others)})`;
});
