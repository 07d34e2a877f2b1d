import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import type { ControlPlane } from './control-plane';

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

/** The pods of a gateway: who they are and how many. */
export interface GatewayWorkloadProps {
  /** Names the Deployment and what scales it, and the ServiceAccount that its pods run as. */
  readonly name: string;
  readonly namespace: string;
  readonly controlPlane: ControlPlane;
  readonly selector: Readonly<Record<string, string>>;
  /** Pods, where no `autoscaling` decides. @default 1 */
  readonly replicas?: number;
  /** @default - none */
  readonly autoscaling?: Autoscaling;
  /** @default - none */
  readonly podDisruptionBudget?: { readonly minAvailable: number };
}

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
function gatewayPod({ name, controlPlane, selector }: GatewayWorkloadProps): k8s.PodTemplateSpec {
  return {
    metadata: {
      labels: { ...selector, ...controlPlane.podInjectionLabels },
      annotations: { 'inject.istio.io/templates': 'gateway' },
    },
    spec: {
      serviceAccountName: name,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'istio-proxy',
          image: 'auto',
          resources: {
            requests: { cpu: k8s.Quantity.fromString('100m'), memory: k8s.Quantity.fromString('128Mi') },
            limits: { cpu: k8s.Quantity.fromString('2'), memory: k8s.Quantity.fromString('1Gi') },
          },
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
