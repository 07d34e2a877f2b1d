import { Yaml } from 'cdk8s';
import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { type Autoscaling, type GatewayPods, isSeveral, spreadOverNodes } from './gateway-workload';

/** How the pods of a generated gateway are made. */
export interface GatewayParametersProps extends GatewayPods {
  /** Names the ConfigMap. */
  readonly name: string;
  readonly namespace: string;
  readonly selector: Readonly<Record<string, string>>;
}

/** What istiod lays over the objects that it makes for a Gateway: a patch for each, by its kind (`parametersRef`). */
export class GatewayParameters extends Construct {
  readonly name: string;

  constructor(scope: Construct, id: string, props: GatewayParametersProps) {
    super(scope, id);
    this.name = props.name;
    const { autoscaling, podDisruptionBudget } = props;
    const patches = {
      deployment: deploymentPatch(props),
      ...(autoscaling && { horizontalPodAutoscaler: { spec: autoscalerSpec(autoscaling) } }),
      ...(podDisruptionBudget && { podDisruptionBudget: { spec: podDisruptionBudget } }),
    };
    new k8s.KubeConfigMap(this, 'Resource', {
      metadata: { name: props.name, namespace: props.namespace },
      data: Object.fromEntries(Object.entries(patches).map(([kind, patch]) => [kind, textOf(patch)])),
    });
  }
}

/** What is undefined would be written as `null`, which deletes in a patch. */
function textOf(patch: object): string {
  return Yaml.stringify(JSON.parse(JSON.stringify(patch)));
}

function deploymentPatch(props: GatewayParametersProps) {
  const { autoscaling, replicas = 1, resources, selector, nodeSelector, tolerations } = props;
  const podSpec = {
    ...(nodeSelector && { nodeSelector }),
    ...(tolerations && { tolerations }),
    ...(isSeveral(props) && { topologySpreadConstraints: [spreadOverNodes(selector)] }),
    // What is given is all there is: a limit of istiod's own might be lower than a request.
    ...(resources && { containers: [{ name: 'istio-proxy', resources: { $patch: 'replace', ...resources } }] }),
  };
  return {
    spec: {
      // Beside an autoscaler a fixed number would be reset whenever istiod applies its Deployment.
      ...(!autoscaling && { replicas }),
      ...(Object.keys(podSpec).length > 0 && { template: { spec: podSpec } }),
    },
  };
}

function autoscalerSpec({ minReplicas, maxReplicas, targetCpuUtilizationPercent = 80 }: Autoscaling) {
  const target = { type: 'Utilization', averageUtilization: targetCpuUtilizationPercent };
  return { minReplicas, maxReplicas, metrics: [{ type: 'Resource', resource: { name: 'cpu', target } }] };
}
