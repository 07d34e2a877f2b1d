import type { Read } from '../manifest/kinds';
import { selects, type View } from '../manifest/view';

type Route = Read<'route.openshift.io/Route'>;
type Deployment = Read<'apps/Deployment'>;
type Gateway = Read<'networking.istio.io/Gateway'>;
type VirtualService = Read<'networking.istio.io/VirtualService'>;

/** A Service by its whole name; a name without a dot is one of the rule's own namespace. */
const serviceHost = /^([^.]+)\.([^.]+)\.svc(?:\.|$)/;

/** How a request from outside reaches services: the objects that carry it, in its order. */
export interface RequestPath {
  readonly host: string;
  readonly route: Route;
  readonly service: Read<'core/Service'>;
  /** Its pods are the gateway: the Service selects them. */
  readonly workload: Deployment;
  readonly gateway: Gateway;
  /** Secret that holds the host's certificate, beside the gateway's pods. */
  readonly credentialName?: string;
  readonly virtualService: VirtualService;
  /** Services that answer, as `namespace/name:port`, or without a port where the rule names none. */
  readonly destinations: readonly string[];
  /** A path that is served, to try it with. */
  readonly firstPath: string;
}

/** The request paths of a cluster's Routes; a Route that leads to no gateway of the mesh has none. */
export function requestPaths(view: View): readonly RequestPath[] {
  return view.ofKind('route.openshift.io/Route').flatMap((route) => {
    const path = tryRequestPath(view, route);
    return path ? [path] : [];
  });
}

function tryRequestPath(view: View, route: Route): RequestPath | undefined {
  const host = route.spec?.host ?? '';
  const { namespace } = route.metadata;
  const service = view.tryFind('core/Service', namespace, route.spec?.to?.name);
  const workload = view
    .ofKind('apps/Deployment')
    .find(
      (candidate) =>
        candidate.metadata.namespace === namespace && selects(service?.spec?.selector, podLabels(candidate)),
    );
  const gateway = view
    .ofKind('networking.istio.io/Gateway')
    .find((candidate) => selects(candidate.spec?.selector, podLabels(workload)) && serverOf(candidate, host));
  const virtualService = view
    .ofKind('networking.istio.io/VirtualService')
    .find(
      ({ metadata, spec }) =>
        spec?.hosts?.some((pattern) => serves(pattern, host)) && isBoundTo(gateway, metadata.namespace, spec.gateways),
    );
  if (!service || !workload || !gateway || !virtualService) return undefined;
  return {
    host,
    route,
    service,
    workload,
    gateway,
    credentialName: serverOf(gateway, host)?.tls?.credentialName,
    virtualService,
    destinations: destinationsOf(virtualService),
    firstPath: firstPathOf(virtualService),
  };
}

function podLabels(workload: Deployment | undefined) {
  return workload?.spec?.template?.metadata?.labels;
}

/** Whether a host of a Gateway or VirtualService means this one: it may be a wildcard, and in a Gateway carry a namespace. */
function serves(pattern: string | undefined, host: string): boolean {
  const domain = pattern?.slice(pattern.indexOf('/') + 1);
  return domain === host || domain === '*' || (domain?.startsWith('*.') === true && host.endsWith(domain.slice(1)));
}

function serverOf(gateway: Gateway, host: string) {
  return gateway.spec?.servers?.find(({ hosts }) => hosts?.some((pattern) => serves(pattern, host)));
}

/** A VirtualService names a gateway of its own namespace alone, and others as `namespace/name`. */
function isBoundTo(
  gateway: Gateway | undefined,
  namespace: string | undefined,
  names: readonly string[] = [],
): boolean {
  if (!gateway) return false;
  const { metadata } = gateway;
  return (
    names.includes(`${metadata.namespace}/${metadata.name}`) ||
    (metadata.namespace === namespace && names.includes(metadata.name))
  );
}

function destinationsOf({ metadata, spec }: VirtualService): readonly string[] {
  const routes = (spec?.http ?? []).flatMap(({ route }) => route ?? []);
  const names = routes.map(({ destination }) => {
    const [, name = destination?.host, namespace = metadata.namespace] =
      serviceHost.exec(destination?.host ?? '') ?? [];
    const port = destination?.port?.number;
    return `${namespace}/${name}${port === undefined ? '' : `:${port}`}`;
  });
  return [...new Set(names)];
}

function firstPathOf({ spec }: VirtualService): string {
  const uri = spec?.http?.[0]?.match?.[0]?.uri;
  return uri?.exact ?? uri?.prefix ?? '/';
}
