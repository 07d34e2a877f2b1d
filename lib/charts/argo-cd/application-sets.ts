import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { destinationNamespace } from '../../constructs/argo-cd/application';
import { ApplicationSet } from '../../constructs/argo-cd/application-set';
import { partNames } from '../../platform/argo-cd-parts';
import type { Footprint } from '../../platform/footprint';
import type { ArgoCD } from '../../settings/argo-cd/resolve-argo-cd';
import type { ProjectChart } from './project';

/** Two ApplicationSets for a fleet: one for the operators of its clusters, one for their meshes. */
export class ApplicationSetsChart extends Chart {
  constructor(
    scope: Construct,
    delivery: ArgoCD,
    matchLabels: Readonly<Record<string, string>>,
    { meshes: project }: ProjectChart,
    footprints: readonly Footprint[],
  ) {
    super(scope, '30-application-sets');
    const all = footprints.flatMap(({ parts }) => parts);
    for (const part of partNames) {
      const parts = all.filter(({ name }) => name === part);
      if (parts.length === 0) continue;
      const namespace = destinationNamespace(parts);
      new ApplicationSet(this, part, { delivery, project, part, matchLabels, namespace });
    }
  }
}
