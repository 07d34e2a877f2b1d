import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
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
    const parts = new Set(footprints.flatMap((footprint) => footprint.parts.map(({ name }) => name)));
    for (const part of partNames.filter((name) => parts.has(name))) {
      new ApplicationSet(this, part, { delivery, project, part, matchLabels });
    }
  }
}
