import type { Read } from '../../manifest/kinds';

type PeerAuthentication = Read<'security.istio.io/PeerAuthentication'>;

/** What pods accept by a PeerAuthentication, for all ports and for some: `UNSET` leaves it to the policy above. */
export interface Acceptance {
  readonly where: string;
  readonly old: string;
  readonly now: string;
}

/** Where a change of a PeerAuthentication changes what pods accept. */
export function acceptanceChanges(
  old: PeerAuthentication | undefined,
  now: PeerAuthentication | undefined,
): readonly Acceptance[] {
  const [before, after] = [modesOf(old), modesOf(now)];
  const places = [...new Set([...before.keys(), ...after.keys()])];
  return places
    .map((where) => ({ where, old: before.get(where) ?? 'UNSET', now: after.get(where) ?? 'UNSET' }))
    .filter((change) => change.old !== change.now);
}

function modesOf(policy: PeerAuthentication | undefined): ReadonlyMap<string, string> {
  const { mtls, portLevelMtls = {} } = policy?.spec ?? {};
  const ports = Object.entries(portLevelMtls).map(
    ([port, held]) => [` at port ${port}`, held?.mode ?? 'UNSET'] as const,
  );
  return new Map([['', mtls?.mode ?? 'UNSET'], ...ports]);
}
