import { derived } from '../../derived/derived';
import { tryNamespaceLabels } from '../../derived/namespaces';
import { useWaypoint } from '../../derived/security/waypoints';
import { entriesOf, fqdnOf } from '../../derived/service/hosts';
import { tlsSettings } from '../../derived/virtual-service/destination-rules';
import { routedDestinations } from '../../derived/virtual-service/destinations';
import { gatewayEntriesOf } from '../../derived/virtual-service/virtual-services';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const credentialReader: Rule = {
  code: 'DR008',
  severity: 'error unless open',
  title: 'A DestinationRule names a Secret where a gateway calls the host, or for the pods that it selects',
  why: 'Proxies beside applications read no Secret that a rule for all of them names. They call the server without the certificate, and without the CA to verify it by; the rule is accepted.',
  given: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: http, number: 80, protocol: HTTP, targetPort: 443 }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: payments, namespace: bookinfo }
    spec:
      host: payments.acme.org
      trafficPolicy:
        tls: { mode: MUTUAL, sni: payments.acme.org, credentialName: payments-client }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: payments, namespace: bookinfo }
    spec:
      host: payments.acme.org
      workloadSelector:
        matchLabels: { app: productpage }
      trafficPolicy:
        tls: { mode: MUTUAL, sni: payments.acme.org, credentialName: payments-client }`,
  *check(mesh) {
    for (const { on, at, tls } of tlsSettings(mesh)) {
      const { host = '', workloadSelector } = on.spec ?? {};
      if (!tls.credentialName || workloadSelector || host.startsWith('*')) continue;
      if (mayBeCalledByGateway(mesh, fqdnOf(host, on.metadata.namespace))) continue;
      const message = `"${tls.credentialName}" is read by gateways alone, and none leads to "${host}"; lead there through one, or write a workloadSelector`;
      yield { on, at: `${at}.credentialName`, message };
    }
  },
};

/** Whether a gateway or waypoint may call a host; those of the cluster's own Services may be led to in too many ways. */
function mayBeCalledByGateway(mesh: Mesh, fqdn: string): boolean {
  const entries = entriesOf(mesh, fqdn);
  const hasWaypoint = entries.some(({ metadata }) => {
    const labels = { ...tryNamespaceLabels(mesh, metadata.namespace), ...metadata.labels };
    return labels[useWaypoint] !== undefined;
  });
  return entries.length === 0 || hasWaypoint || ledTo(mesh).has(fqdn);
}

/** The hosts that VirtualServices of gateways lead to. */
const ledTo = derived(
  (mesh: Mesh): ReadonlySet<string> =>
    new Set(
      routedDestinations(mesh)
        .filter(({ on }) => gatewayEntriesOf(mesh, on).length > 0)
        .map(({ on, host }) => fqdnOf(host, on.metadata.namespace)),
    ),
);
