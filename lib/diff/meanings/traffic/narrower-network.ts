import { directions, networkChange, podsOfPolicy } from '../network-admission';
import { meaning } from '../rule';

const ways = { Ingress: 'to', Egress: 'from' } as const;

/** Connections that were let through time out, also those that are open (Kubernetes leaves that to the network plugin). */
export const narrowerNetwork = meaning('traffic', ['networking.k8s.io/NetworkPolicy'], function* (subject) {
  const policy = subject.now ?? subject.old;
  if (!policy) return;
  for (const direction of directions)
    if (networkChange(subject, direction) === 'narrower')
      yield `fewer connections are let through ${ways[direction]} ${podsOfPolicy(policy)}`;
});
