import { readableOf } from '../../platform/external-protocols';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { judgePort } from '../faults';
import { isSubdomain, subdomainRule } from '../names';
import { suggestion } from '../suggestion';
import type { ExternalService } from './resolve-external-services';

/** How calls cannot leave the mesh: by TLS that it starts, or through an egress gateway. */
export function* judgeWayOut(service: ExternalService, plane: ControlPlane, at: string): Iterable<Fault> {
  if (service.tls) {
    yield* judgeTls(service, service.tls, `${at}.tls`);
    yield* judgeNamed(service, 'the mesh asks a server for a name', `${at}.tls`);
  }
  if (service.egressGateway !== undefined) {
    yield* judgeGateway(service.egressGateway, plane, `${at}.egressGateway`);
    yield* judgeNamed(service, 'the gateway must look up the address', `${at}.egressGateway`);
    yield* judgeKinds(service, `${at}.egressGateway`);
  }
}

function* judgeTls(
  { ports, egressGateway }: ExternalService,
  { port, mode, credentialName }: NonNullable<ExternalService['tls']>,
  at: string,
): Iterable<Fault> {
  const encrypted = ports.find(({ protocol }) => readableOf(protocol) !== 'http');
  if (encrypted) {
    const say = `starts TLS for plain HTTP, and port ${encrypted.number} is "${encrypted.protocol}"; remove that port, or tls`;
    yield { at, say };
  }
  yield* judgePort(port, `${at}.port`);
  if (mode === 'MUTUAL' && credentialName === undefined) {
    yield { at: `${at}.credentialName`, say: 'missing; MUTUAL shows a certificate, so name the Secret that holds it' };
  }
  if (credentialName === undefined) return;
  if (!isSubdomain(credentialName)) {
    yield { at: `${at}.credentialName`, say: `"${credentialName}" is not a name of a Secret: ${subdomainRule}` };
  }
  // Istio reads a DestinationRule's Secret for gateways alone, unless the rule selects single workloads.
  if (egressGateway === undefined) {
    const say = `only a gateway reads "${credentialName}", and pods call by themselves; name an egressGateway`;
    yield { at: `${at}.credentialName`, say };
  }
}

function* judgeGateway(name: string, { egressGateways }: ControlPlane, at: string): Iterable<Fault> {
  const names = egressGateways.map((gateway) => gateway.name);
  if (names.includes(name)) return;
  if (names.length === 0) yield { at, say: 'the control plane has no egress gateway; add one to its egressGateways' };
  else yield { at, say: `no egress gateway "${name}"${suggestion(name, names)}` };
}

function* judgeNamed({ hosts }: ExternalService, because: string, at: string): Iterable<Fault> {
  const wildcard = hosts.find((host) => host.startsWith('*'));
  if (wildcard) yield { at, say: `${because}, which "${wildcard}" does not give; name each host` };
}

/** At the gateway a call has lost its port: HTTP and TLS are two entrances, and each leads to one port of a host. */
function* judgeKinds({ ports }: ExternalService, at: string): Iterable<Fault> {
  const raw = ports.find(({ protocol }) => readableOf(protocol) === 'raw');
  if (raw) {
    yield {
      at,
      say: `cannot lead "${raw.protocol}" of port ${raw.number} out, which does not say the host; remove one of both`,
    };
  }
  for (const kind of ['http', 'tls']) {
    const alike = ports.filter(({ protocol }) => readableOf(protocol) === kind).map(({ number }) => number);
    if (alike.length < 2) continue;
    const say = `leads to one port of ${kind.toUpperCase()}, not to ${alike.join(' and ')}; write an external service for each`;
    yield { at, say };
  }
}
