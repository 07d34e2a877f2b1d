import type { Read } from '../../../manifest/kinds';
import { title } from '../../../manifest/manifest';
import { derived, groupBy } from '../../derived/derived';
import { meet } from '../../derived/service/visibility';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const oneProtocol: Rule = {
  code: 'SE001',
  severity: 'warning',
  title: 'ServiceEntries of a host agree on the protocol of a port',
  why: 'A proxy keeps one of them for a host and port; which one depends on age and namespace. The traffic is then read as something that it is not, and nothing says so.',
  bad: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: https, number: 443, protocol: HTTPS }
    ---
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments-api, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: http, number: 443, protocol: HTTP }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: https, number: 443, protocol: HTTPS }
    ---
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments-api, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: DNS
      ports:
        - { name: http, number: 80, protocol: HTTP }`,
  *check(mesh) {
    for (const sharing of portsByHost(mesh).values()) {
      for (const [position, { on, at, host, number, protocol }] of sharing.entries()) {
        const other = sharing
          .slice(0, position)
          .find(
            (earlier) =>
              likeness(earlier.protocol) !== likeness(protocol) && meet(mesh, earlier.on, on, 'defaultServiceExportTo'),
          );
        if (!other) continue;
        const message = `"${protocol}", but ${title(other.on)} says "${other.protocol}" for port ${number} of "${host}"; write one of both`;
        yield { on, at, message };
      }
    }
  },
};

interface Port {
  readonly on: Read<'networking.istio.io/ServiceEntry'>;
  readonly at: string;
  readonly host: string;
  readonly number: number;
  readonly protocol: string;
}

/** The ports of hosts whose protocol is said, by host and number. */
const portsByHost = derived((mesh: Mesh) =>
  groupBy(mesh.ofKind('networking.istio.io/ServiceEntry').flatMap(portsIn), ({ host, number }) => `${host} ${number}`),
);

function portsIn(on: Port['on']): readonly Port[] {
  const { hosts = [], ports = [] } = on.spec ?? {};
  return ports.flatMap(({ number, protocol }, index) => {
    if (number === undefined || !protocol) return [];
    return hosts.map((host = '') => ({ on, at: `spec.ports[${index}].protocol`, host, number, protocol }));
  });
}

/** What a proxy makes of a protocol: it reads neither TLS nor HTTPS, and gRPC is HTTP/2 (istio `pkg/config/protocol`). */
function likeness(protocol: string): string {
  const upper = protocol.toUpperCase();
  if (upper === 'HTTPS') return 'TLS';
  return upper === 'GRPC' || upper === 'GRPC-WEB' ? 'HTTP2' : upper;
}
