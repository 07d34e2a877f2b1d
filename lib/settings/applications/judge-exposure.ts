import { gatewayApiLimits, isMatchablePath } from '../../platform/gateway-api';
import { openshiftReleaseNames, routeExternalCertificate } from '../../platform/openshift';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { judgeInMesh } from '../faults';
import type { IngressGateway } from '../gateways/resolve-gateways';
import type { Cluster } from '../resolve';
import { type Expose, everyPath } from './resolve-applications';

/** What an application cannot be exposed by: protocol, termination and host together with the gateway that serves it. */
export function* judgeExposure(expose: Expose, plane: ControlPlane, cluster: Cluster, at: string): Iterable<Fault> {
  yield* judgeProtocol(expose, at);
  // Whatever is served belongs to the mesh: its control plane sees it, and its namespace is there.
  yield* judgeInMesh(expose.service.namespace, plane.enrolled, `${at}.service.namespace`);
  const gateway = plane.gateways.find(({ name }) => name === expose.gateway);
  if (gateway?.service.type === 'LoadBalancer') yield* judgeBalanced(expose, cluster, at);
  else if (expose.termination !== 'passthrough') yield* judgeEndAtRouter(expose, cluster, at);
  if (gateway) yield* judgeMatches(expose, gateway, `${at}.paths`);
}

function* judgeProtocol({ protocol, termination, paths }: Expose, at: string): Iterable<Fault> {
  if (protocol !== 'GRPC') return;
  if (termination !== 'passthrough') {
    const say = `"GRPC" needs HTTP/2 all the way, which the router speaks only by settings of its own; leave out termination "${termination}"`;
    yield { at: `${at}.protocol`, say };
  }
  if (paths.some(({ prefix }) => prefix !== '/') || paths.length !== everyPath.length) {
    yield { at: `${at}.paths`, say: 'the paths of gRPC are its methods; leave them out to serve all' };
  }
}

/** Past the router there is no Route, and nothing but the gateway that could end TLS. */
function* judgeBalanced({ gateway, host, termination }: Expose, { appsDomain }: Cluster, at: string): Iterable<Fault> {
  if (termination !== 'passthrough') {
    const say = `"${termination}" is the router's, and gateway "${gateway}" is a load balancer past it; leave it out`;
    yield { at: `${at}.termination`, say };
  }
  if (host === appsDomain || host.endsWith(`.${appsDomain}`)) {
    const say = `DNS leads "${host}" to the router, and gateway "${gateway}" is a load balancer past it; give a host outside "${appsDomain}"`;
    yield { at: `${at}.host`, say };
  }
}

function* judgeEndAtRouter(
  { host, certificate, termination }: Expose,
  { appsDomain, openshift }: Cluster,
  at: string,
): Iterable<Fault> {
  if (certificate && isOlder(openshift, routeExternalCertificate.since)) {
    const say = `OpenShift ${openshift} takes no certificate of a Secret for termination "${termination}", which ${routeExternalCertificate.since} does; leave it out to have the router's, or write "passthrough"`;
    yield { at: `${at}.certificate`, say };
  }
  const labels = host.endsWith(`.${appsDomain}`) ? host.slice(0, -appsDomain.length - 1).split('.').length : 1;
  if (!certificate && labels > 1) {
    const say = `the router's certificate is good for one label below "${appsDomain}", "${host}" has ${labels}; give a certificate, or another host`;
    yield { at: `${at}.host`, say };
  }
}

function isOlder(openshift: string, since: string): boolean {
  const names: readonly string[] = openshiftReleaseNames;
  return names.includes(openshift) && names.indexOf(openshift) < names.indexOf(since);
}

/** An HTTPRoute takes fewer paths, and plainer ones, than a VirtualService. */
function* judgeMatches({ paths }: Expose, { gatewayClassName }: IngressGateway, at: string): Iterable<Fault> {
  if (gatewayClassName === undefined) return;
  const { matches } = gatewayApiLimits;
  if (paths.length > matches) yield { at, say: `has ${paths.length} paths; an HTTPRoute has at most ${matches}` };
  for (const [i, { exact, prefix }] of paths.entries()) {
    const path = exact ?? prefix;
    if (path?.startsWith('/') && !isMatchablePath(path)) {
      const say = `"${path}" is no path of an HTTPRoute; write it without "//", "/./", "/../", "%2f" and whatever a URL encodes`;
      yield { at: `${at}[${i}]`, say };
    }
  }
}
