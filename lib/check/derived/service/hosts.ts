import type { Read } from '../../../manifest/kinds';
import { isPlatformService } from '../../../platform/known-objects';
import { covers, overlap } from '../../host';
import type { Mesh } from '../../mesh';
import { didYouMean, list } from '../../wording';
import { derived, groupBy } from '../derived';
import { isExternal, isOpaque } from '../externals';
import { type ServicePort, type ServiceView, services, servicesCalled, tryService } from './services';

type ServiceEntry = Read<'networking.istio.io/ServiceEntry'>;

/** What a host in a rule of Istio leads to; a host of the platform, or of other clusters, has neither Service nor entry. */
export interface Destination {
  /** The host as Istio completes it, e.g. `reviews.bookinfo.svc.cluster.local`. */
  readonly fqdn: string;
  readonly service?: ServiceView;
  readonly entry?: ServiceEntry;
}

const suffix = '.svc.cluster.local';

/** The whole name of a host: one without a dot is a Service of the rule's own namespace (istio `ResolveShortnameToFQDN`). */
export function fqdnOf(host: string, namespace: string | undefined): string {
  return host.includes('.') || host === '*' ? host : `${host}.${namespace}${suffix}`;
}

/** What a host means to a rule in a namespace, or `undefined` where nothing is known by it. */
export function tryDestination(mesh: Mesh, host: string, namespace: string | undefined): Destination | undefined {
  const fqdn = fqdnOf(host, namespace);
  const [, name = '', ofNamespace] = /^([^.*]+)\.([^.]+)\.svc\.cluster\.local$/.exec(fqdn) ?? [];
  // A Service that names no namespace may be applied to any.
  const landed = () => servicesCalled(mesh, name).find(({ on }) => on && mesh.landed.has(on));
  const service = tryService(mesh, ofNamespace, name) ?? landed();
  if (service) return { fqdn: fqdnOf(service.name, service.namespace), service };
  if (isBeyond(fqdn, ofNamespace, name)) return { fqdn };
  const [entry] = entriesOf(mesh, fqdn);
  return entry && { fqdn, entry };
}

/** Whether a Service is beyond any input: of the platform, or of a set of clusters (Kubernetes MCS API). */
function isBeyond(fqdn: string, namespace: string | undefined, name: string | undefined): boolean {
  return fqdn.endsWith('.svc.clusterset.local') || isPlatformService(namespace, name);
}

/** The ports of a destination, or `undefined` where they are unknown. */
export function portsOf(mesh: Mesh, { fqdn, service }: Destination): readonly ServicePort[] | undefined {
  if (service) return service.type === 'ExternalName' ? undefined : service.ports;
  const entries = entriesOf(mesh, fqdn);
  if (entries.length === 0 || entries.some((entry) => isExternal(mesh, entry) && !entry.spec?.ports)) return undefined;
  return entries
    .flatMap(({ spec }) => spec?.ports ?? [])
    .map(({ name, number: port, targetPort, protocol }) => ({ name, port, targetPort: targetPort ?? port, protocol }));
}

/** What is wrong with a port of a destination that has no such port; nothing where its ports are unknown. */
export function tryStrangePort(mesh: Mesh, to: Destination, number: number): string | undefined {
  const ports = portsOf(mesh, to);
  if (!ports || ports.some(({ port }) => port === number)) return undefined;
  const meant = ports.find(({ targetPort }) => targetPort === number);
  const hint = meant ? `; ${number} is where its pods listen, write ${meant.port}` : '';
  return `${number} is not a port of "${to.fqdn}" (${list(ports.map(({ port }) => port))})${hint}`;
}

/** What a host that leads nowhere may have meant, as the end of a message. */
export function hostMeant(mesh: Mesh, host: string, namespace: string | undefined): string {
  const [name = ''] = host.split('.');
  const elsewhere = (hostsByName(mesh).get(name) ?? []).filter((known) => known.endsWith(suffix));
  if (elsewhere.length > 0) return `; did you mean ${list(elsewhere)}?`;
  const known = knownHosts(mesh);
  if (host.includes('.')) return didYouMean(host, known);
  const own = known.filter((fqdn) => fqdn.endsWith(`.${namespace}${suffix}`));
  const names = own.map((fqdn) => fqdn.slice(0, fqdn.indexOf('.')));
  return didYouMean(host, names);
}

/** Every host that a rule may name: of Services and of ServiceEntries. */
const knownHosts = derived((mesh: Mesh): readonly string[] => [
  ...services(mesh).map(({ namespace, name }) => fqdnOf(name, namespace)),
  ...mesh
    .ofKind('networking.istio.io/ServiceEntry')
    .flatMap(({ spec }) => spec?.hosts ?? [])
    .filter((host) => host !== undefined),
]);

/** Whether a wildcard covers, or lies below, a host that is known; Services of the platform are below it as well. */
export function knowsHostUnder(mesh: Mesh, wildcard: string): boolean {
  const [, namespace] = /^\*\.([^.]+)\.svc\.cluster\.local$/.exec(wildcard) ?? [];
  if (isPlatformService(namespace, undefined) || covers(wildcard, `kubernetes.default${suffix}`)) return true;
  return wildcard.endsWith('.clusterset.local') || knownHosts(mesh).some((host) => overlap(host, wildcard));
}

const hostsByName = derived((mesh: Mesh) => groupBy(knownHosts(mesh), (host) => host.slice(0, host.indexOf('.'))));

/** Whether something that is exported like this is seen from a namespace; without a list it is exported to all. */
export function isVisible(
  exportTo: readonly (string | undefined)[] | undefined,
  own: string | undefined,
  from: string | undefined,
): boolean {
  if (!exportTo || exportTo.length === 0) return true;
  return exportTo.some((to) => to === '*' || to === from || (to === '.' && own === from));
}

/** To which namespaces a Service is exported: an annotation says it. */
export function exportOfService({ on }: ServiceView): readonly string[] | undefined {
  return on?.metadata.annotations?.['networking.istio.io/exportTo']?.split(',').map((to) => to.trim());
}

const entriesByHost = derived((mesh: Mesh) => {
  const hosts = mesh
    .ofKind('networking.istio.io/ServiceEntry')
    .flatMap((entry) => (entry.spec?.hosts ?? []).map((host = '') => ({ host, entry })));
  return { exact: groupBy(hosts, ({ host }) => host), wildcards: hosts.filter(({ host }) => host.startsWith('*')) };
});

const opaqueEntries = derived((mesh: Mesh) =>
  mesh.ofKind('networking.istio.io/ServiceEntry').filter((entry) => isOpaque(mesh, entry)),
);

/**
 * The ServiceEntries of a host: those that give it as such, otherwise those with a wildcard over it, otherwise those of
 * which only the names are declared.
 */
export function entriesOf(mesh: Mesh, fqdn: string): readonly ServiceEntry[] {
  const { exact, wildcards } = entriesByHost(mesh);
  const given = exact.get(fqdn) ?? wildcards.filter(({ host }) => covers(host, fqdn));
  return given.length > 0 ? given.map(({ entry }) => entry) : opaqueEntries(mesh);
}
