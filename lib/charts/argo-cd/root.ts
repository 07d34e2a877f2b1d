import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { RootApplication } from '../../constructs/argo-cd/root-application';
import type { ArgoCD } from '../../settings/argo-cd/resolve-argo-cd';
import type { ProjectChart } from './project';

/** The application by which projects and applications come, and stay as they are in Git. */
export class RootChart extends Chart {
  constructor(scope: Construct, delivery: ArgoCD, project: ProjectChart, applications: Chart) {
    super(scope, '40-root');
    const files = [project, applications, this].map(({ node }) => `${node.id}.yaml`);
    new RootApplication(this, 'root', { delivery, project: project.root, files });
  }
}
