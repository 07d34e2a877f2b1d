import { hostGatewayName } from '../../platform/naming';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { judgeLabel, judgeLength, judgePort, judgeUnique } from '../faults';
import { isDnsLabel, isServiceName, serviceNameRule, tryDomainFault } from '../names';
import type { Cluster } from '../resolve';
import { suggestion } from '../suggestion';
import { judgeCertificate, judgeSharedSecret } from './judge-certificate';
import { judgeExposure } from './judge-exposure';
import type { Application, Expose } from './resolve-applications';

/** What applications, and what exposes them, cannot be. */
export function* judgeApplications(cluster: Cluster): Iterable<Fault> {
  const { controlPlanes, appsDomain } = cluster;
  const hosts = new Map<string, string>();
  const samples = new Map<string, string>();
  for (const [i, plane] of controlPlanes.entries()) {
    const names = new Map<string, string>();
    const secrets = new Map<string, string>();
    for (const [j, application] of plane.applications.entries()) {
      const at = `controlPlanes[${i}].applications[${j}]`;
      const { name, namespace, sample, expose } = application;
      yield* judgeUnique(names, name, `${at}.name`);
      if (sample) yield* judgeUnique(samples, namespace, `${at}.namespace`, 'give each sample its own');
      yield* judgeName(application, plane, `${at}.name`);
      if (!expose) continue;
      yield* judgeUnique(hosts, expose.host, `${at}.expose.host`);
      yield* judgeHost(expose.host, name, appsDomain, `${at}.expose.host`);
      yield* judgeExpose(expose, plane, `${at}.expose`);
      yield* judgeExposure(expose, plane, cluster, `${at}.expose`);
      yield* judgeSharedSecret(expose, secrets, `${at}.expose.certificate`);
    }
  }
}

function* judgeName({ name, expose }: Application, plane: ControlPlane, at: string): Iterable<Fault> {
  yield* judgeLabel(name, at);
  if (!expose || !isDnsLabel(name) || !hasGatewayOfItsOwn(expose, plane)) return;
  yield* judgeLength(name, hostGatewayName(name), at);
}

/** A host made of a name or a domain that is faulty is not a second fault. */
function* judgeHost(host: string, name: string, appsDomain: string, at: string): Iterable<Fault> {
  if (host.startsWith('*.')) {
    const say = `"${host}" has a wildcard, and a host is one name that one application answers at; write e.g. "${name}${host.slice(1)}"`;
    yield { at, say };
    return;
  }
  const isMadeOfFaulty = host === `${name}.${appsDomain}` && !(isDnsLabel(name) && !tryDomainFault(appsDomain));
  const domainFault = isMadeOfFaulty ? undefined : tryDomainFault(host);
  if (domainFault) yield { at, say: domainFault };
}

/** A Gateway of Istio's own API is made for each host but those that are encrypted again, which share one. */
function hasGatewayOfItsOwn({ gateway, termination }: Expose, { gateways }: ControlPlane): boolean {
  const byInjection = gateways.filter(({ gatewayClassName }) => gatewayClassName === undefined);
  return termination !== 'reencrypt' && byInjection.some(({ name }) => name === gateway);
}

function* judgeExpose(expose: Expose, plane: ControlPlane, at: string): Iterable<Fault> {
  yield* judgeGatewayChoice(expose.gateway, plane, `${at}.gateway`);
  const { name, port } = expose.service;
  if (name === '')
    yield { at: `${at}.service`, say: "missing; give the service that answers: { name: '…', port: 8080 }" };
  else if (!isServiceName(name))
    yield { at: `${at}.service.name`, say: `"${name}" is not a name of a Service: ${serviceNameRule}` };
  if (name !== '') yield* judgePort(port, `${at}.service.port`);
  yield* judgePaths(expose, `${at}.paths`);
  if (expose.certificate) yield* judgeCertificate(expose.certificate, `${at}.certificate`);
}

function* judgeGatewayChoice(gateway: string, { gateways }: ControlPlane, at: string): Iterable<Fault> {
  const names = [...new Set(gateways.map(({ name }) => name))];
  if (names.includes(gateway)) return;
  if (names.length === 0) yield { at, say: 'the control plane has no gateway; add one to its gateways' };
  else if (gateway !== '') yield { at, say: `no gateway "${gateway}"${suggestion(gateway, names)}` };
  // Gateways of one name are a fault of their own, after which there is nothing to choose.
  else if (names.length > 1) yield { at, say: `missing; choose one of ${names.join(', ')}` };
}

function* judgePaths({ paths }: Expose, at: string): Iterable<Fault> {
  if (paths.length === 0) yield { at, say: 'is empty, so nothing would be served; leave it out to serve all' };
  for (const [i, { exact, prefix }] of paths.entries()) {
    const given = [exact, prefix].filter((path) => path !== undefined);
    if (given.length !== 1) yield { at: `${at}[${i}]`, say: 'give either exact or prefix' };
    for (const path of given) {
      if (!path.startsWith('/')) yield { at: `${at}[${i}]`, say: `"${path}" must start with "/"` };
    }
  }
}
