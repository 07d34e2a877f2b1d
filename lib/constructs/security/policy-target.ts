import type { CalledPods, Labels } from './declared-call';

/** The part of a policy's `spec` that says which pods it is about. */
export interface PolicyTarget {
  readonly selector?: { readonly matchLabels: { [key: string]: string } };
  readonly targetRefs?: { readonly group: string; readonly kind: string; readonly name: string }[];
}

/** Says which pods a policy of Istio is about: waypoints heed `targetRefs` alone, and pods of other gateways heed them too. */
export function policyTarget({ gateway, service, matchLabels }: CalledPods): PolicyTarget {
  if (gateway !== undefined) {
    return { targetRefs: [{ group: 'gateway.networking.k8s.io', kind: 'Gateway', name: gateway }] };
  }
  if (service !== undefined) return { targetRefs: [{ group: '', kind: 'Service', name: service }] };
  return matchLabels ? { selector: { matchLabels: copy(matchLabels) } } : {};
}

/** The generated types take mutable maps; nobody changes them. */
function copy(labels: Labels): { [key: string]: string } {
  return { ...labels };
}
