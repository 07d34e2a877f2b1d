import type { Read } from '../../manifest/kinds';
import type { View } from '../../manifest/view';
import type { Binding, Entrance, ObjectName } from './entrance';
import { generatedEntrances } from './generated-entrances';
import { serves, sharedHosts } from './hosts';
import { injectedEntrances } from './injected-entrances';

type Route = Read<'route.openshift.io/Route'>;

/** How a request from outside reaches services: the objects that carry it, in its order. */
export interface RequestPath extends Pick<Entrance, 'service' | 'workload'>, Pick<Binding, 'gateway' | 'rule'> {
  readonly host: string;
  readonly scheme: 'http' | 'https';
  /** None where the gateway's Service is a load balancer of its own. */
  readonly route?: Route;
  /** Secret with the host's certificate, or the router where it shows its own; none where nothing here tells. */
  readonly certificate?: ObjectName | 'router';
}

/** The paths of all hosts: by Routes that lead to a gateway of the mesh, and by load balancers. */
export function requestPaths(view: View): readonly RequestPath[] {
  const all = [...injectedEntrances(view), ...generatedEntrances(view)];
  return [
    ...view.ofKind('route.openshift.io/Route').flatMap((route) => routePaths(all, route)),
    ...all.filter(({ isLoadBalancer }) => isLoadBalancer).flatMap(balancerPaths),
  ];
}

function routePaths(all: readonly Entrance[], route: Route): readonly RequestPath[] {
  const { host = '', to, tls } = route.spec ?? {};
  const { namespace } = route.metadata;
  const entrance = all.find(
    ({ service: { metadata } }) => metadata.namespace === namespace && metadata.name === to?.name,
  );
  const endsAtRouter = tls === undefined || tls.termination === 'edge';
  const binding = tryBinding(entrance, host, !endsAtRouter);
  if (!entrance || !binding) return [];
  const { gateway, rule, listener } = binding;
  const certificate = tls?.termination === 'passthrough' ? listener.certificate : routerCertificate(route);
  return [
    {
      ...pick(entrance),
      gateway,
      rule,
      host,
      scheme: tls ? 'https' : 'http',
      route,
      ...(certificate && { certificate }),
    },
  ];
}

function balancerPaths(entrance: Entrance): readonly RequestPath[] {
  const hosts = entrance.bindings.flatMap(({ listener, rule }) => sharedHosts(rule.hosts, listener.hosts));
  return [...new Set(hosts.filter((host) => !isOfCluster(host)))].flatMap((host) => {
    const binding = tryBinding(entrance, host, true);
    if (!binding) return [];
    const { gateway, rule, listener } = binding;
    const { certificate } = listener;
    const scheme = listener.isTls ? 'https' : 'http';
    return [{ ...pick(entrance), gateway, rule, host, scheme, ...(certificate && { certificate }) }];
  });
}

/** Whether a host is the name of a Service, which other clusters call, and no client. */
function isOfCluster(host: string): boolean {
  return /\.svc(?:\.|$)/.test(host);
}

/** What answers for a host, by a listener that speaks what arrives there if one does. */
function tryBinding(entrance: Entrance | undefined, host: string, isTls: boolean): Binding | undefined {
  const candidates = (entrance?.bindings ?? []).filter(({ listener, rule }) =>
    [listener.hosts, rule.hosts].every((hosts) => hosts.some((pattern) => serves(pattern, host))),
  );
  return candidates.find(({ listener }) => listener.isTls === isTls) ?? candidates[0];
}

/** What clients are shown by a Route that ends TLS at the router; a certificate in the Route itself is anybody's. */
function routerCertificate({ metadata, spec }: Route): ObjectName | 'router' | undefined {
  const { tls } = spec ?? {};
  if (!tls || tls.certificate) return undefined;
  const { name } = tls.externalCertificate ?? {};
  return name ? { namespace: metadata.namespace ?? '', name } : 'router';
}

function pick({ service, workload }: Entrance): Pick<Entrance, 'service' | 'workload'> {
  return { service, workload };
}
