import { type Acceptance, acceptanceChanges } from '../mtls';
import { meaning } from '../rule';

/** Pods that took mutual TLS alone take plain text as well, from whoever reaches them (istio.io, "PeerAuthentication"). */
export const plainText = meaning('exposure', ['security.istio.io/PeerAuthentication'], function* (subject) {
  for (const change of acceptanceChanges(subject)) {
    const accepted = tryAccepted(change);
    if (accepted) yield `${change.whom} accept ${accepted}`;
  }
});

function tryAccepted({ hasWider, where, old, now }: Acceptance): string | undefined {
  if (now === 'PERMISSIVE') return `plain text${where}, too`;
  if (now === 'DISABLE') return `nothing but plain text${where}`;
  if (now !== 'UNSET' || old !== 'STRICT') return undefined;
  return `plain text${where}, ${hasWider ? 'unless a wider policy is STRICT' : 'too'}`;
}
