import { Construct } from 'constructs';
import { ServiceMonitor, ServiceMonitorSpecEndpointsRelabelingsAction } from '../../../imports/monitoring.coreos.com';
import { istiodLabel, istiodMetricsPort, revisionTagLabel } from '../../platform/monitoring';
import type { ControlPlane } from '../control-plane/control-plane';

/** Whose istiod it is, and which mesh it serves. */
export interface IstiodMonitorProps {
  readonly controlPlane: ControlPlane;
  /** Value of the label `mesh_id` on its metrics. @default - they have none */
  readonly meshID?: string;
}

/** Has istiod scraped, each revision of a namespace by its own Service. */
export class IstiodMonitor extends Construct {
  constructor(scope: Construct, id: string, { controlPlane, meshID }: IstiodMonitorProps) {
    super(scope, id);
    const meshLabel = {
      action: ServiceMonitorSpecEndpointsRelabelingsAction.REPLACE,
      replacement: meshID,
      targetLabel: 'mesh_id',
    };
    new ServiceMonitor(this, 'Resource', {
      metadata: { name: 'istiod-monitor', namespace: controlPlane.namespace.name },
      spec: {
        targetLabels: ['app'],
        selector: {
          matchLabels: { [istiodLabel.key]: istiodLabel.value },
          // The Service of a tag leads to the same pods, and each of their metrics would be there twice.
          matchExpressions: [{ key: revisionTagLabel, operator: 'DoesNotExist' }],
        },
        endpoints: [
          { port: istiodMetricsPort, interval: '30s', ...(meshID !== undefined && { relabelings: [meshLabel] }) },
        ],
      },
    });
  }
}
