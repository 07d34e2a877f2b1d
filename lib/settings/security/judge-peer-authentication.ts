import { bookinfoPods } from '../../platform/bookinfo';
import { dataplaneModes } from '../ambient/resolve-ambient';
import type { ControlPlane } from '../control-planes/resolve-control-planes';
import type { Fault } from '../fault';
import { suggestion } from '../suggestion';
import { enrolledNamespaces } from './enrolled-namespaces';
import type { PeerAuthenticationException } from './resolve-security';

/** What the modes of mutual TLS cannot be, and where. */
export function* judgePeerAuthentication(plane: ControlPlane, at: string): Iterable<Fault> {
  if (!plane.peerAuthentication) return;
  const { mode, exceptions } = plane.peerAuthentication;
  if (!['STRICT', 'PERMISSIVE'].includes(mode)) {
    yield { at: `${at}.mode`, say: `"${mode}" is neither "STRICT" nor "PERMISSIVE"` };
  }
  for (const [i, exception] of exceptions.entries()) {
    const where = `${at}.exceptions[${i}]`;
    yield* judgePlace(exception, plane, where);
    yield* judgeMode(exception, plane, where);
    yield* judgeLabels(exception, plane, where);
    yield* judgePorts(exception, where);
    yield* judgeNeighbours(exception, exceptions.slice(0, i), where);
  }
}

function* judgePlace({ namespace }: PeerAuthenticationException, plane: ControlPlane, at: string): Iterable<Fault> {
  const known = [...enrolledNamespaces(plane)];
  if (known.includes(namespace)) return;
  const say =
    known.length > 0
      ? `no namespace of the mesh is called "${namespace}"${suggestion(namespace, known)}`
      : `the mesh has no applications, so "${namespace}" is not in it`;
  yield { at: `${at}.namespace`, say };
}

function* judgeMode(exception: PeerAuthenticationException, plane: ControlPlane, at: string): Iterable<Fault> {
  const { mode, namespace } = exception;
  const around = modeAround(exception, plane);
  if (!['PERMISSIVE', 'DISABLE'].includes(mode)) {
    yield { at: `${at}.mode`, say: `"${mode}" is neither "PERMISSIVE" nor "DISABLE"` };
  } else if (mode === around) {
    yield { at: `${at}.mode`, say: `"${mode}" holds around it anyway; remove the exception` };
  }
  if (mode !== 'DISABLE') return;
  if (dataplaneModes(plane).get(namespace) === 'ambient') {
    yield { at: `${at}.mode`, say: '"DISABLE" means nothing in ambient mode; write "PERMISSIVE"' };
  } else if (plane.denyByDefault) {
    const say = '"DISABLE" makes callers nobody, whom denyByDefault refuses; write "PERMISSIVE"';
    yield { at: `${at}.mode`, say };
  }
}

/** What would hold without the exception: for chosen pods, what their namespace says. */
function modeAround(exception: PeerAuthenticationException, { peerAuthentication }: ControlPlane): string | undefined {
  const ofNamespace = peerAuthentication?.exceptions.find(
    (other) => other !== exception && other.namespace === exception.namespace && isForAll(other),
  );
  return isForAll(exception) ? peerAuthentication?.mode : (ofNamespace ?? peerAuthentication)?.mode;
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

function isLabel(key: string, value: unknown): boolean {
  const isKey = /^([a-z0-9.-]+\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(key);
  return isKey && typeof value === 'string' && /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/.test(value);
}

function hasLabels(pod: Readonly<Record<string, string>>, labels: PeerAuthenticationException['matchLabels']): boolean {
  return Object.entries(labels).every(([key, value]) => pod[key] === value);
}

function* judgePorts(exception: PeerAuthenticationException, at: string): Iterable<Fault> {
  const { ports } = exception;
  if (!ports) return;
  if (ports.length === 0) yield { at: `${at}.ports`, say: 'is empty; leave it out for every port' };
  if (isForAll(exception)) yield { at: `${at}.ports`, say: 'are those of chosen pods; choose them by matchLabels' };
  for (const [i, port] of ports.entries()) {
    const isPort = Number.isInteger(port) && port >= 1 && port <= 65_535;
    if (!isPort) yield { at: `${at}.ports[${i}]`, say: `${port} is not a port; ports run from 1 to 65535` };
    if (ports.indexOf(port) < i) yield { at: `${at}.ports[${i}]`, say: `${port} stands there twice; remove one` };
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
    if (isSameLevel && !areDisjoint(other, exception)) {
      const say = `is about pods of exceptions[${i}] too, and only the older one would count; merge them, or give one label different values`;
      yield { at, say };
    } else if (other.name === exception.name) {
      yield { at, say: `gets the name "${other.name}" of exceptions[${i}]; choose its pods by other labels` };
    }
  }
}

function areDisjoint(a: PeerAuthenticationException, b: PeerAuthenticationException): boolean {
  return Object.keys(a.matchLabels).some((key) => key in b.matchLabels && a.matchLabels[key] !== b.matchLabels[key]);
}
