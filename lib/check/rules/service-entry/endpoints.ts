import { isIP } from 'node:net';
import type { Read } from '../../../manifest/kinds';
import { isExternal } from '../../derived/externals';
import { key } from '../../path';
import type { Complaint, Rule } from '../../rule';
import { among } from '../../wording';

export const endpoints: Rule = {
  code: 'SE004',
  severity: 'error',
  title: 'The endpoints of a ServiceEntry fit its ports and its resolution',
  why: 'The webhook of istiod refuses endpoints that the schema cannot judge: ports without a counterpart, and names where addresses are asked for. Where the webhook does not look, the endpoints are left out and the host has none.',
  bad: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: STATIC
      ports:
        - { name: https, number: 443, protocol: TLS }
      endpoints:
        - address: 192.0.2.10
          ports: { http: 8443 }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: payments, namespace: bookinfo }
    spec:
      hosts: [payments.acme.org]
      location: MESH_EXTERNAL
      resolution: STATIC
      ports:
        - { name: https, number: 443, protocol: TLS }
      endpoints:
        - address: 192.0.2.10
          ports: { https: 8443 }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/ServiceEntry')) {
      const spec = on.spec ?? {};
      if (isExternal(mesh, on)) continue;
      for (const problem of [...withoutEndpoints(spec), ...indistinct(spec), ...unfitting(spec)])
        yield { on, ...problem };
    }
  },
};

type Spec = NonNullable<Read<'networking.istio.io/ServiceEntry'>['spec']>;
type Problem = Pick<Complaint, 'at' | 'message'>;

function withoutEndpoints({ resolution, endpoints: given = [], workloadSelector }: Spec): readonly Problem[] {
  if (resolution !== 'STATIC' || given.length > 0 || workloadSelector) return [];
  return [
    { at: 'spec.endpoints', message: 'missing; with resolution "STATIC" write endpoints, or a "workloadSelector"' },
  ];
}

/** Requests to several hosts cannot be told apart by a port that says neither host nor server name. */
function indistinct({ resolution = 'NONE', hosts = [], ports = [] }: Spec): readonly Problem[] {
  if (resolution === 'NONE' || hosts.length < 2) return [];
  return ports.flatMap(({ protocol = '' }, index) => {
    if (/^(?:HTTP|HTTP2|HTTPS|TLS|GRPC|GRPC-WEB)$/i.test(protocol)) return [];
    const got = protocol ? `"${protocol}"` : 'missing';
    const message = `${got}; several hosts need a protocol that says the host, as HTTP or TLS do: write one, or an entry for each host`;
    return [{ at: `spec.ports[${index}].protocol`, message }];
  });
}

function unfitting({ resolution, ports = [], endpoints: given = [] }: Spec): readonly Problem[] {
  const names = ports.map(({ name }) => name);
  return given.flatMap(({ address, ports: own = {} }, index) => {
    const at = `spec.endpoints[${index}]`;
    const strange = Object.keys(own).filter((name) => !names.includes(name));
    const isName = resolution === 'STATIC' && address && !address.startsWith('unix://') && isIP(address) === 0;
    return [
      ...strange.map((name) => ({
        at: `${at}.ports${key(name)}`,
        message: `"${name}" is not the name of a port of this ServiceEntry${among(names)}`,
      })),
      ...(isName
        ? [{ at: `${at}.address`, message: `"${address}" is no IP address; write one, or resolution "DNS"` }]
        : []),
    ];
  });
}
