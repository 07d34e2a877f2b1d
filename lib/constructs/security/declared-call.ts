/** Labels of pods. */
export type Labels = Readonly<Record<string, string>>;

/** Calls that a mesh lets through; what carries them out is an AuthorizationPolicy, a NetworkPolicy, or both. */
export interface DeclaredCall {
  /** Names the policies, in the namespace of the pods that are called. */
  readonly name: string;
  readonly namespace: string;
  readonly to: CalledPods;
  readonly from: Callers;
  /** Ports of the pods. @default - all */
  readonly ports?: readonly number[];
  /** Hosts that requests ask for, on any port. @default - all */
  readonly hosts?: readonly string[];
  /** Whether it is TLS that is passed on unread, so that nobody sees who calls. @default false */
  readonly isUnread?: boolean;
}

/** Pods that are called. */
export interface CalledPods {
  /** @default - all pods of the namespace */
  readonly matchLabels?: Labels;
  /** Gateway of the Kubernetes Gateway API whose pods they are, which policies of Istio then name. @default - none */
  readonly gateway?: string;
  /** Service that is called through a waypoint, whose pods they are; policies of Istio then name it. @default - none */
  readonly service?: string;
}

/**
 * Who calls: anybody; OpenShift's router; the kubelet, where pods are in ambient mode; clients that show no certificate of
 * the mesh; or pods of some namespaces.
 */
export type Callers = 'anybody' | 'router' | 'kubelet' | 'clients without mutual TLS' | readonly Caller[];

/** Pods of a namespace that call. */
export interface Caller {
  readonly namespace: string;
  /** What they run as. @default - any account */
  readonly serviceAccounts?: readonly string[];
  /** Their labels. @default - any */
  readonly matchLabels?: Labels;
}
