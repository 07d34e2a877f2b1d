import { isDeepStrictEqual } from 'node:util';
import type { Mesh } from '../../check/mesh';
import type { Read } from '../../manifest/kinds';
import type { Subject } from './rule';
import { isMeshWide, scopeOf } from './scope';

type PeerAuthentication = Read<'security.istio.io/PeerAuthentication'>;

/** What pods accept by a PeerAuthentication, for all ports and for some: `UNSET` leaves it to the policy above. */
export interface Acceptance {
  /** Which pods. */
  readonly whom: string;
  /** Whether a policy can stand above it. */
  readonly hasWider: boolean;
  readonly where: string;
  readonly old: string;
  readonly now: string;
}

/** Where a change of a PeerAuthentication changes what pods accept; one that is about other pods is another one. */
export function acceptanceChanges(subject: Subject<PeerAuthentication>): readonly Acceptance[] {
  const { old, now, before, after, touches } = subject;
  if (!touches('spec')) return [];
  if (!old || !now) return changes(now ? after() : before(), old, now);
  if (isDeepStrictEqual(old.spec?.selector, now.spec?.selector)) return changes(after(), old, now);
  return [...changes(before(), old, undefined), ...changes(after(), undefined, now)];
}

function changes(mesh: Mesh, old?: PeerAuthentication, now?: PeerAuthentication): readonly Acceptance[] {
  const policy = now ?? old;
  if (!policy) return [];
  const [before, after] = [modesOf(old), modesOf(now)];
  const about = { whom: scopeOf(mesh, policy), hasWider: !isMeshWide(mesh, policy) };
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((where) => ({ ...about, where, old: before.get(where) ?? 'UNSET', now: after.get(where) ?? 'UNSET' }))
    .filter((change) => change.old !== change.now);
}

function modesOf(policy: PeerAuthentication | undefined): ReadonlyMap<string, string> {
  const { mtls, portLevelMtls = {} } = policy?.spec ?? {};
  const ports = Object.entries(portLevelMtls).map(
    ([port, held]) => [` at port ${port}`, held?.mode ?? 'UNSET'] as const,
  );
  return new Map([['', mtls?.mode ?? 'UNSET'], ...ports]);
}
