import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { namespaceNameLabel, probeSources, routerPolicyGroup } from '../../platform/cluster-network';
import type { Caller, Callers, DeclaredCall } from './declared-call';

/** Which calls. */
export interface NetworkPassageProps {
  readonly call: DeclaredCall;
}

/**
 * Lets calls through to pods that let in nothing else (NetworkPolicy). What the pods call themselves stays free: a
 * NetworkPolicy knows addresses, and hosts outside are decided by what the mesh declares of them.
 */
export class NetworkPassage extends Construct {
  constructor(scope: Construct, id: string, { call }: NetworkPassageProps) {
    super(scope, id);
    const { name, namespace, to, from, ports } = call;
    new k8s.KubeNetworkPolicy(this, 'Resource', {
      metadata: { name, namespace },
      spec: {
        podSelector: { matchLabels: to.matchLabels },
        policyTypes: ['Ingress'],
        // An empty list of ports would mean all of them; an empty list of rules is stored as none, and lets nobody in.
        ingress:
          ports?.length === 0
            ? undefined
            : [
                {
                  from: peersOf(from, namespace),
                  ports: ports?.map((port) => ({ protocol: 'TCP', port: k8s.IntOrString.fromNumber(port) })),
                },
              ],
      },
    });
  }
}

/** Nobody is listed where anybody may call, since clients outside the mesh can be anywhere. */
function peersOf(from: Callers, namespace: string): k8s.NetworkPolicyPeer[] | undefined {
  if (from === 'router') return [{ namespaceSelector: { matchLabels: { ...routerPolicyGroup } } }];
  if (from === 'kubelet') return Object.values(probeSources).map((cidr) => ({ ipBlock: { cidr } }));
  if (typeof from === 'string') return undefined;
  return from.map((caller) => peerOf(caller, namespace));
}

function peerOf({ namespace, matchLabels }: Caller, own: string): k8s.NetworkPolicyPeer {
  const podSelector = matchLabels && { matchLabels };
  if (namespace === own) return { podSelector: podSelector ?? {} };
  return { namespaceSelector: { matchLabels: { [namespaceNameLabel]: namespace } }, podSelector };
}
