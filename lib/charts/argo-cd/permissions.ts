import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { ControllerPermissions } from '../../constructs/argo-cd/controller-permissions';
import type { Footprint } from '../../platform/footprint';
import type { ServiceAccountName } from '../../platform/openshift-gitops';

/** What Argo CD may do in a cluster, or in each of a fleet; applied to that cluster, by whoever administers it. */
export class PermissionsChart extends Chart {
  constructor(
    scope: Construct,
    name: string,
    controller: ServiceAccountName,
    footprints: readonly Footprint[],
    cluster?: string,
  ) {
    super(scope, ['10-permissions', cluster].filter(Boolean).join('-'));
    new ControllerPermissions(this, 'controller', {
      name: ['argocd', name, cluster].filter(Boolean).join('-'),
      controller,
      footprints,
    });
  }
}
