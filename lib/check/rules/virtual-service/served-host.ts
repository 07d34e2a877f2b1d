import type { Read } from '../../../manifest/kinds';
import { title } from '../../../manifest/manifest';
import { isOpaque } from '../../derived/externals';
import { fqdnOf } from '../../derived/service/hosts';
import {
  type GatewayEntry,
  gatewayEntriesOf,
  type VirtualService,
} from '../../derived/virtual-service/virtual-services';
import { overlap, withoutNamespace } from '../../host';
import type { Complaint, Rule } from '../../rule';
import { list } from '../../wording';

type Gateway = Read<'networking.istio.io/Gateway'>;

export const servedHost: Rule = {
  code: 'VS008',
  severity: 'warning',
  title: 'The hosts of a VirtualService are served by the gateways that it names',
  why: 'A gateway takes from a VirtualService only the hosts that one of its servers lists, for the namespace that the VirtualService is in. For any other host it answers 404, or closes the connection.',
  given: `
    apiVersion: v1
    kind: Service
    metadata: { name: productpage, namespace: bookinfo }
    spec:
      selector: { app: productpage }
      ports:
        - { name: http, port: 9080, targetPort: 9080 }
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      selector: { istio: ingressgateway }
      servers:
        - port: { number: 80, name: http, protocol: HTTP }
          hosts: [bookinfo.apps.ocp.acme.org]`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [books.apps.ocp.acme.org]
      gateways: [bookinfo]
      http:
        - route:
            - destination: { host: productpage }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: bookinfo, namespace: bookinfo }
    spec:
      hosts: [bookinfo.apps.ocp.acme.org]
      gateways: [bookinfo]
      http:
        - route:
            - destination: { host: productpage }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/VirtualService')) {
      const entries = gatewayEntriesOf(mesh, on).filter(({ gateway }) => !gateway || !isOpaque(mesh, gateway));
      const gateways = entries.flatMap(({ gateway }) => gateway ?? []);
      const served = servedHosts(on, gateways);
      // Otherwise a host may be there for the mesh, or for a gateway that is not known here.
      const isWhole = gateways.length > 0 && gateways.length === on.spec?.gateways?.length;
      if (isWhole) yield* unserved(on, gateways, served);
      if (!isWhole || served.size > 0) yield* idle(on, entries);
    }
  },
};

function* unserved(on: VirtualService, gateways: readonly Gateway[], served: ReadonlySet<string>): Iterable<Complaint> {
  for (const [index, host = ''] of (on.spec?.hosts ?? []).entries()) {
    if (served.has(host)) continue;
    const names = gateways.map(title).join(', ');
    const message = `"${host}" is not served by ${names}${onlyOf(gateways)}`;
    yield { on, at: `spec.hosts[${index}]`, message };
  }
}

function* idle(on: VirtualService, entries: readonly GatewayEntry[]): Iterable<Complaint> {
  for (const { at, gateway } of entries) {
    if (!gateway || servedHosts(on, [gateway]).size > 0) continue;
    yield { on, at, message: `${title(gateway)} serves none of the hosts here${onlyOf([gateway])}` };
  }
}

function onlyOf(gateways: readonly Gateway[]): string {
  const hosts = gateways.flatMap(hostsOf);
  return hosts.length > 0 ? `, only ${list(hosts)}` : '; no hosts are listed there';
}

/** The hosts of a VirtualService that one of these gateways serves. */
function servedHosts({ metadata, spec }: VirtualService, gateways: readonly Gateway[]): ReadonlySet<string> {
  const hosts = (spec?.hosts ?? []).filter((host) => host !== undefined);
  return new Set(hosts.filter((host) => gateways.some((gateway) => serves(gateway, host, metadata.namespace))));
}

function serves(gateway: Gateway, host: string, from: string | undefined): boolean {
  return hostsOf(gateway).some(
    (served) =>
      overlap(withoutNamespace(served), fqdnOf(host, from)) && admits(served, gateway.metadata.namespace, from),
  );
}

/** Whether what stands before the slash of a Gateway's host lets in a namespace; without a slash, it lets in all. */
function admits(served: string, own: string | undefined, from: string | undefined): boolean {
  if (!served.includes('/')) return true;
  const [namespace] = served.split('/');
  return namespace === '*' || namespace === from || (namespace === '.' && own === from);
}

function hostsOf({ spec }: Gateway): readonly string[] {
  return (spec?.servers ?? []).flatMap(({ hosts = [] }) => hosts).filter((host) => host !== undefined);
}
