import { readableOf } from '../../platform/external-protocols';
import type { Fault } from '../fault';
import { judgeOnce, judgePort } from '../faults';
import type { ExternalService } from './resolve-external-services';

/** What the ports of an external service cannot be, by themselves and beside those of the services before it. */
export function* judgeExternalPorts(
  service: ExternalService,
  earlier: readonly ExternalService[],
  list: string,
  at: string,
): Iterable<Fault> {
  const numbers = service.ports.map(({ number }) => number);
  if (numbers.length === 0) yield { at, say: 'is empty; leave it out for 443' };
  for (const [k, number] of numbers.entries()) {
    yield* judgePort(number, `${at}[${k}].number`);
    yield* judgeOnce(numbers, k, `${at}[${k}].number`);
  }
  yield* judgeRaw(service, at);
  yield* judgeShared(service, earlier, list, at);
}

/** By a protocol that names no host, a call can mean one host only. */
function* judgeRaw({ hosts, ports }: ExternalService, at: string): Iterable<Fault> {
  if (hosts.length === 1 && !hosts[0]?.startsWith('*')) return;
  for (const [k, { protocol }] of ports.entries()) {
    if (readableOf(protocol) !== 'raw') continue;
    const say = `"${protocol}" does not say which host is meant; write an external service for each host, by its name`;
    yield { at: `${at}[${k}].protocol`, say };
  }
}

/** A proxy sends everything to a port of such a protocol to its one host, so no other host can have the port. */
function* judgeShared(
  service: ExternalService,
  earlier: readonly ExternalService[],
  list: string,
  at: string,
): Iterable<Fault> {
  for (const [k, { number, protocol }] of service.ports.entries()) {
    const other = earlier.findIndex(
      (one) =>
        meet(one, service) &&
        one.ports.some((port) => port.number === number && areMixed(readableOf(port.protocol), readableOf(protocol))),
    );
    if (other < 0) continue;
    const say = `port ${number} is taken by ${list}[${other}], and one of both protocols does not say which host is meant; give each its own callers by namespaces`;
    yield { at: `${at}[${k}].number`, say };
  }
}

/** TLS beside a raw protocol is told apart by the server name that it asks for. */
function areMixed(one: string, other: string): boolean {
  return (one === 'raw' && other !== 'tls') || (other === 'raw' && one !== 'tls');
}

function meet({ namespaces: one }: ExternalService, { namespaces: other }: ExternalService): boolean {
  return one === undefined || other === undefined || one.some((name) => other.includes(name));
}
