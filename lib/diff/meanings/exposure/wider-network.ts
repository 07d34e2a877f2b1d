import { directions, networkChange, podsOfPolicy } from '../network-admission';
import { meaning } from '../rule';

const ways = { Ingress: 'to', Egress: 'from' } as const;

/** Connections that were dropped are let through; what cannot be told from the rules is taken for that. */
export const widerNetwork = meaning('exposure', ['networking.k8s.io/NetworkPolicy'], function* (subject) {
  const policy = subject.now ?? subject.old;
  if (!policy) return;
  for (const direction of directions) {
    const change = networkChange(subject, direction);
    const which = change === 'wider' ? 'more' : 'other';
    if (change === 'wider' || change === 'other')
      yield `${which} connections are let through ${ways[direction]} ${podsOfPolicy(policy)}`;
  }
});
