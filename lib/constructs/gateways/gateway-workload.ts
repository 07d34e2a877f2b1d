import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import type { ControlPlane } from '../control-plane/control-plane';

/** `spec` of HorizontalPodAutoscaler, by CPU. */
export interface Autoscaling {
  readonly minReplicas: number;
  readonly maxReplicas: number;
  /** Of the requested CPU. @default 80 */
  readonly targetCpuUtilizationPercent?: number;
}

/** Amounts of CPU and memory, as Kubernetes writes them. */
export interface ResourceAmounts {
  readonly cpu?: string;
  readonly memory?: string;
}

/** A taint of nodes that pods may run on all the same (`tolerations` of Pod). */
export interface Toleration {
  /** Key of the taint. @default - any, with operator `Exists` */
  readonly key?: string;
  /** @default 'Equal' */
  readonly operator?: 'Exists' | 'Equal';
  /** Value of the taint, with operator `Equal`. @default '' */
  readonly value?: string;
  /** @default - any */
  readonly effect?: 'NoSchedule' | 'PreferNoSchedule' | 'NoExecute';
  /** Seconds that a pod stays on a node that gets the taint, with effect `NoExecute`. @default - for ever */
  readonly tolerationSeconds?: number;
}

/** How many pods a gateway has, where they run, and what each may use. */
export interface GatewayPods {
  /** Pods, where no `autoscaling` decides. @default 1 */
  readonly replicas?: number;
  /** A HorizontalPodAutoscaler. @default - none */
  readonly autoscaling?: Autoscaling;
  /** A PodDisruptionBudget. @default - none */
  readonly podDisruptionBudget?: { readonly minAvailable: number };
  /** `resources` of the proxy's container. @default - those of Istio's own Helm chart for gateways */
  readonly resources?: { readonly requests?: ResourceAmounts; readonly limits?: ResourceAmounts };
  /** Labels of the nodes that pods may run on. @default - any node */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** @default - none */
  readonly tolerations?: readonly Toleration[];
}

/** The pods of a gateway: who they are, how many, where they run, and what each may use. */
export interface GatewayWorkloadProps extends GatewayPods {
  /** Names the Deployment and what scales it, and the ServiceAccount that its pods run as. */
  readonly name: string;
  readonly namespace: string;
  readonly controlPlane: ControlPlane;
  readonly selector: Readonly<Record<string, string>>;
  /** Labels of the pods besides those that select them. @default - none */
  readonly podLabels?: Readonly<Record<string, string>>;
  /** Environment of the proxy, by name. @default - what injection gives it */
  readonly env?: Readonly<Record<string, string>>;
}

const defaultResources: NonNullable<GatewayPods['resources']> = {
  requests: { cpu: '100m', memory: '128Mi' },
  limits: { cpu: '2', memory: '1Gi' },
};

/** The pods of an injected gateway: the control plane's webhook fills in the proxy's image and everything it needs. */
export class GatewayWorkload extends Construct {
  constructor(scope: Construct, id: string, props: GatewayWorkloadProps) {
    super(scope, id);
    const metadata = { name: props.name, namespace: props.namespace, labels: props.selector };
    new k8s.KubeDeployment(this, 'Deployment', {
      metadata,
      spec: {
        // Beside an autoscaler a fixed number would be reset at every apply.
        ...(!props.autoscaling && { replicas: props.replicas ?? 1 }),
        selector: { matchLabels: props.selector },
        template: gatewayPod(props),
      },
    });
    if (props.autoscaling) this.placeAutoscaler(metadata, props.autoscaling);
    if (props.podDisruptionBudget) {
      new k8s.KubePodDisruptionBudget(this, 'PodDisruptionBudget', {
        metadata,
        spec: {
          minAvailable: k8s.IntOrString.fromNumber(props.podDisruptionBudget.minAvailable),
          selector: { matchLabels: props.selector },
        },
      });
    }
  }

  private placeAutoscaler(metadata: k8s.ObjectMeta & { readonly name: string }, autoscaling: Autoscaling): void {
    new k8s.KubeHorizontalPodAutoscalerV2(this, 'HorizontalPodAutoscaler', {
      metadata,
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: metadata.name },
        minReplicas: autoscaling.minReplicas,
        maxReplicas: autoscaling.maxReplicas,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'cpu',
              target: { type: 'Utilization', averageUtilization: autoscaling.targetCpuUtilizationPercent ?? 80 },
            },
          },
        ],
      },
    });
  }
}

/** A pod that OpenShift's restricted-v2 admits: no fixed UID, no capability, no escalation, no writable root. */
function gatewayPod(props: GatewayWorkloadProps): k8s.PodTemplateSpec {
  const { name, controlPlane, selector, podLabels, env, resources = defaultResources } = props;
  const { nodeSelector, tolerations } = props;
  return {
    metadata: {
      labels: { ...selector, ...podLabels, ...controlPlane.podInjectionLabels },
      annotations: { 'inject.istio.io/templates': 'gateway' },
    },
    spec: {
      serviceAccountName: name,
      nodeSelector: nodeSelector && { ...nodeSelector },
      tolerations: tolerations && [...tolerations],
      topologySpreadConstraints: isSeveral(props) ? [spreadOverNodes(selector)] : undefined,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'istio-proxy',
          image: 'auto',
          env: env && Object.entries(env).map(([variable, value]) => ({ name: variable, value })),
          resources: { requests: quantities(resources.requests), limits: quantities(resources.limits) },
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            privileged: false,
            readOnlyRootFilesystem: true,
            runAsNonRoot: true,
          },
        },
      ],
    },
  };
}

export function isSeveral({ replicas = 1, autoscaling }: GatewayPods): boolean {
  return (autoscaling?.maxReplicas ?? replicas) > 1;
}

/** Pods on one node would go away with it; where the nodes are full, a pod beside another is better than none. */
export function spreadOverNodes(matchLabels: GatewayWorkloadProps['selector']): k8s.TopologySpreadConstraint {
  return {
    maxSkew: 1,
    topologyKey: 'kubernetes.io/hostname',
    whenUnsatisfiable: 'ScheduleAnyway',
    labelSelector: { matchLabels },
  };
}

function quantities(amounts: ResourceAmounts | undefined): Record<string, k8s.Quantity> | undefined {
  const entries = Object.entries(amounts ?? {}).filter(([, amount]) => amount !== undefined);
  return entries.length > 0
    ? Object.fromEntries(entries.map(([name, amount]) => [name, k8s.Quantity.fromString(amount)]))
    : undefined;
}
