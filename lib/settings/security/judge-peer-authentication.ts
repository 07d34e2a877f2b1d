import { bookinfoPods } from '../../platform/bookinfo';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { judgeInMesh, judgeOnce, judgePort } from '../faults';
import { areDisjoint, isLabel } from '../labels';
import type { PeerAuthenticationException } from './resolve-security';

/** What the modes of mutual TLS cannot be, and where. */
export function* judgePeerAuthentication(plane: ControlPlane, at: string): Iterable<Fault> {
  if (!plane.peerAuthentication) return;
  const { exceptions } = plane.peerAuthentication;
  for (const [i, exception] of exceptions.entries()) {
    const where = `${at}.exceptions[${i}]`;
    yield* judgeInMesh(exception.namespace, plane.enrolled, `${where}.namespace`);
    yield* judgeMode(exception, plane, where);
    yield* judgeLabels(exception, plane, where);
    yield* judgePorts(exception, where);
    yield* judgeNeighbours(exception, exceptions.slice(0, i), where);
  }
}

function* judgeMode(exception: PeerAuthenticationException, plane: ControlPlane, at: string): Iterable<Fault> {
  const { mode, namespace } = exception;
  if (mode === modeAround(exception, plane) && !opens(exception, plane)) {
    yield { at: `${at}.mode`, say: `"${mode}" holds around it anyway; remove the exception` };
  }
  if (mode !== 'DISABLE') return;
  if (plane.enrolled.get(namespace)?.dataplaneMode === 'ambient') {
    yield { at: `${at}.mode`, say: '"DISABLE" means nothing in ambient mode; write "PERMISSIVE"' };
  } else if (plane.denyByDefault) {
    const say = '"DISABLE" makes callers nobody, whom denyByDefault refuses; write "PERMISSIVE"';
    yield { at: `${at}.mode`, say };
  }
}

/** Whether clients without mutual TLS, whom the mesh's own mode admits, get past other policies by this exception alone. */
function opens(exception: PeerAuthenticationException, plane: ControlPlane): boolean {
  const isClosed = plane.denyByDefault || plane.networkPolicies === 'rendered';
  return isClosed && (isForAll(exception) || !tryOfNamespace(exception, plane));
}

/** What would hold without the exception: for chosen pods, what their namespace says. */
function modeAround(exception: PeerAuthenticationException, plane: ControlPlane): string | undefined {
  const around = isForAll(exception) ? undefined : tryOfNamespace(exception, plane);
  return (around ?? plane.peerAuthentication)?.mode;
}

function tryOfNamespace(
  exception: PeerAuthenticationException,
  { peerAuthentication }: ControlPlane,
): PeerAuthenticationException | undefined {
  return peerAuthentication?.exceptions.find(
    (other) => other !== exception && other.namespace === exception.namespace && isForAll(other),
  );
}

function isForAll({ matchLabels }: PeerAuthenticationException): boolean {
  return Object.keys(matchLabels).length === 0;
}

function* judgeLabels(exception: PeerAuthenticationException, plane: ControlPlane, at: string): Iterable<Fault> {
  const { matchLabels, name, namespace } = exception;
  const wrong = Object.entries(matchLabels).find(([key, value]) => !isLabel(key, value));
  if (wrong) {
    yield {
      at: `${at}.matchLabels`,
      say: `"${wrong[0]}": "${wrong[1]}" is no label of pods`,
    };
  } else if (name === '' || name.length > longestName) {
    yield { at: `${at}.matchLabels`, say: 'no name can be made of the values; choose pods by other labels' };
  }
  const isSample = plane.applications.some((application) => application.sample && application.namespace === namespace);
  if (isSample && !bookinfoPods.some((pod) => hasLabels(pod, matchLabels))) {
    yield { at: `${at}.matchLabels`, say: `no pods of the sample in "${namespace}" have these labels` };
  }
}

/** What is appended to it for the policies that let clients in must have room as well. */
const longestName = 230;

function hasLabels(pod: Readonly<Record<string, string>>, labels: PeerAuthenticationException['matchLabels']): boolean {
  return Object.entries(labels).every(([key, value]) => pod[key] === value);
}

function* judgePorts(exception: PeerAuthenticationException, at: string): Iterable<Fault> {
  const { ports } = exception;
  if (!ports) return;
  if (ports.length === 0) yield { at: `${at}.ports`, say: 'is empty; leave it out for every port' };
  if (isForAll(exception)) yield { at: `${at}.ports`, say: 'are those of chosen pods; choose them by matchLabels' };
  for (const [i, port] of ports.entries()) {
    yield* judgePort(port, `${at}.ports[${i}]`);
    yield* judgeOnce(ports, i, `${at}.ports[${i}]`);
  }
}

/** Of two policies that select the same pods only the older one counts. */
function* judgeNeighbours(
  exception: PeerAuthenticationException,
  before: readonly PeerAuthenticationException[],
  at: string,
): Iterable<Fault> {
  for (const [i, other] of before.entries()) {
    if (other.namespace !== exception.namespace) continue;
    const isSameLevel = isForAll(other) === isForAll(exception);
    if (isSameLevel && !areDisjoint(other.matchLabels, exception.matchLabels)) {
      const say = `is about pods of exceptions[${i}] too, and only the older one would count; merge them, or give one label different values`;
      yield { at, say };
    } else if (other.name === exception.name) {
      yield { at, say: `gets the name "${other.name}" of exceptions[${i}]; choose its pods by other labels` };
    }
  }
}
