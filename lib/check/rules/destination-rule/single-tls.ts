import { derived } from '../../derived/derived';
import { portsOf, tryDestination } from '../../derived/service/hosts';
import { tlsSettings } from '../../derived/virtual-service/destination-rules';
import { routedDestinations } from '../../derived/virtual-service/destinations';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const singleTls: Rule = {
  code: 'DR015',
  severity: 'error',
  title: 'A DestinationRule originates TLS only where clients speak plain text',
  why: 'On a port that says HTTPS or TLS, clients encrypt by themselves, and the proxy would wrap that once more. The server answers with a TLS error.',
  given: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: http, number: 80, protocol: HTTP, targetPort: 443 }
        - { name: https, number: 443, protocol: HTTPS }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: payments, namespace: bookinfo }
    spec:
      host: payments.acme.org
      trafficPolicy:
        portLevelSettings:
          - port: { number: 443 }
            tls: { mode: SIMPLE, caCertificates: system }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: { name: payments, namespace: bookinfo }
    spec:
      host: payments.acme.org
      trafficPolicy:
        portLevelSettings:
          - port: { number: 80 }
            tls: { mode: SIMPLE, caCertificates: system }`,
  *check(mesh) {
    for (const { on, at, tls, port, exceptPorts } of tlsSettings(mesh)) {
      if (tls.mode !== 'SIMPLE' && tls.mode !== 'MUTUAL') continue;
      const to = tryDestination(mesh, on.spec?.host ?? '', on.metadata.namespace);
      // A VirtualService may send plain requests of another port there.
      if (!to?.entry || routedHosts(mesh).has(to.fqdn)) continue;
      const ports = (portsOf(mesh, to) ?? []).filter((own) =>
        port ? own.port === port : !exceptPorts.includes(own.port),
      );
      const encrypted = ports.filter(({ protocol = '' }) => /^(?:HTTPS|TLS)$/i.test(protocol)).map((own) => own.port);
      if (encrypted.length === 0) continue;
      const message = `"${tls.mode}" for port ${list(encrypted)}, where clients speak TLS themselves; set it for a port with HTTP`;
      yield { on, at: `${at}.mode`, message };
    }
  },
};

const routedHosts = derived(
  (mesh: Mesh): ReadonlySet<string | undefined> => new Set(routedDestinations(mesh).map(({ to }) => to?.fqdn)),
);
