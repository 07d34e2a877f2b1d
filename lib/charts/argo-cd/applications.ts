import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { Application } from '../../constructs/argo-cd/application';
import type { Recipient } from '../../constructs/argo-cd/recipient';
import type { ArgoCD } from '../../settings/argo-cd/resolve-argo-cd';
import type { ProjectChart } from './project';

/** Two applications for each cluster: its operators, and the mesh that they run. */
export class ApplicationsChart extends Chart {
  constructor(scope: Construct, delivery: ArgoCD, { meshes: project }: ProjectChart, recipients: readonly Recipient[]) {
    super(scope, '30-applications');
    for (const recipient of recipients) {
      const { cluster, parts } = recipient.footprint;
      for (const { name: part } of parts) {
        new Application(this, `${cluster}.${part}`, { delivery, project, recipient, part });
      }
    }
  }
}
