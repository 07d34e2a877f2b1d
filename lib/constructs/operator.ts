import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import { OperatorGroup, Subscription } from '../../imports/operators.coreos.com';
import { clusterMonitoringLabel } from '../platform/monitoring';
import type { OperatorFacts } from '../platform/operators';

/** `spec` of Subscription, for one of the operators that Rigging knows. */
export interface OperatorProps {
  /** The operator, from `platform/operators`. */
  readonly operator: OperatorFacts;
  readonly channel: string;
  readonly installPlanApproval: 'Automatic' | 'Manual';
  /** @default - the newest of the channel */
  readonly startingCSV?: string;
  readonly source: string;
  readonly sourceNamespace: string;
}

/** Installs an operator by the Operator Lifecycle Manager; its namespace and OperatorGroup too, where they are its own. */
export class Operator extends Construct {
  constructor(scope: Construct, id: string, props: OperatorProps) {
    super(scope, id);
    const { package: name, namespace, operatorGroup } = props.operator;
    if (operatorGroup === 'own') {
      new k8s.KubeNamespace(this, 'Namespace', { metadata: { name: namespace, labels: labelsOf(namespace) } });
      // An empty spec selects all namespaces, the one install mode that every supported release recommends.
      new OperatorGroup(this, 'OperatorGroup', { metadata: { name: namespace, namespace }, spec: {} });
    }
    new Subscription(this, 'Resource', {
      metadata: { name, namespace },
      spec: {
        name,
        channel: props.channel,
        source: props.source,
        sourceNamespace: props.sourceNamespace,
        installPlanApproval: props.installPlanApproval,
        startingCsv: props.startingCSV,
      },
    });
  }
}

/** The platform's own Prometheus watches operators in namespaces of the platform, and takes the label nowhere else. */
function labelsOf(namespace: string): Readonly<Record<string, string>> | undefined {
  return namespace.startsWith('openshift-') ? { [clusterMonitoringLabel]: 'true' } : undefined;
}
