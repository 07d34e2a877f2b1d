import { type Acceptance, acceptanceChanges } from '../mtls';
import { meaning } from '../rule';
import { isMeshWide, scopeOf } from '../scope';

/** Pods that took mutual TLS alone take plain text as well, from whoever reaches them (istio.io, "PeerAuthentication"). */
export const plainText = meaning('exposure', ['security.istio.io/PeerAuthentication'], function* (subject) {
  const { old, now, before, after, touches } = subject;
  const [mesh, policy] = now ? [after(), now] : [before(), old];
  if (!policy || !touches('spec')) return;
  const hasWider = !isMeshWide(mesh, policy);
  for (const change of acceptanceChanges(old, now)) {
    const accepted = tryAccepted(change, hasWider);
    if (accepted) yield `${scopeOf(mesh, policy)} accept ${accepted}`;
  }
});

function tryAccepted({ where, old, now }: Acceptance, hasWider: boolean): string | undefined {
  if (now === 'PERMISSIVE') return `plain text${where}, too`;
  if (now === 'DISABLE') return `nothing but plain text${where}`;
  if (now !== 'UNSET' || old !== 'STRICT') return undefined;
  return `plain text${where}, ${hasWider ? 'unless a wider policy is STRICT' : 'too'}`;
}
