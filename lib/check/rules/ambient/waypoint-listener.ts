import { waypointTraffic } from '../../../platform/ambient';
import { hbonePort } from '../../../platform/proxy';
import { generatedGateways, type Listener } from '../../derived/gateway/gateway-api';
import { at } from '../../path';
import type { Rule } from '../../rule';
import { list } from '../../wording';

const label = 'istio.io/waypoint-for';
const known: readonly string[] = waypointTraffic;

export const waypointListener: Rule = {
  code: 'AMB005',
  severity: 'error',
  title: 'A waypoint listens with protocol HBONE on port 15008',
  why: 'In this form only ztunnel sends to waypoints. With another listener, or an unknown kind of traffic in `istio.io/waypoint-for`, calls fail or go past the waypoint.',
  bad: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: waypoint, namespace: bookinfo, labels: { istio.io/waypoint-for: service } }
    spec:
      gatewayClassName: istio-waypoint
      listeners: [{ name: mesh, port: 80, protocol: HTTP }]`,
  good: `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: waypoint, namespace: bookinfo, labels: { istio.io/waypoint-for: service } }
    spec:
      gatewayClassName: istio-waypoint
      listeners: [{ name: mesh, port: 15008, protocol: HBONE }]`,
  *check(mesh) {
    for (const { gateway, isWaypoint } of generatedGateways(mesh)) {
      if (!isWaypoint) continue;
      const strange = strangeListeners(gateway.spec?.listeners ?? []);
      if (strange.length > 0) {
        const message = `${list(strange)} is nothing ztunnel sends; write port ${hbonePort} with protocol "HBONE"`;
        yield { on: gateway, at: strange.length === 1 ? 'spec.listeners[0]' : 'spec.listeners', message };
      }
      const traffic = gateway.metadata.labels?.[label];
      if (traffic === undefined || known.includes(traffic)) continue;
      const message = `"${traffic}" is no kind of traffic; write one of ${list(known)}`;
      yield { on: gateway, at: at('metadata', 'labels', label), message };
    }
  },
};

/** What a waypoint listens to, where none of it is what ztunnel sends; a listener without port is the schema's to judge. */
function strangeListeners(listeners: readonly Listener[]): readonly string[] {
  const all = listeners.map(({ protocol, port }) => ({ protocol, port }));
  const isUnknown = all.some(({ protocol, port }) => protocol === undefined || port === undefined);
  const isServed = all.some(({ protocol, port }) => protocol === 'HBONE' && port === hbonePort);
  return isUnknown || isServed ? [] : all.map(({ protocol, port }) => `${protocol} on ${port}`);
}
