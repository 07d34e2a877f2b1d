import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ArgoCdSpec } from '../../../imports/argoproj.io';
import { healthFacts, isUnknownTo } from '../../platform/argo-cd-health';
import type { Upstream } from '../../upstream';
import { applicationHealthCheck, healthCheck } from './health-check';
import type { RenderingPlugin } from './rendering-plugin';

/** Which ArgoCD resource it is, and what is asked of it. */
export interface ArgoCDResourceProps {
  readonly name: string;
  readonly namespace: string;
  /** Version of Argo CD, e.g. `3.4`: newer ones have more checks of their own. */
  readonly version: string;
  /** @default - Argo CD renders nothing */
  readonly plugin?: RenderingPlugin;
}

/**
 * What the ArgoCD resource of OpenShift GitOps must say for a mesh, and no more: it is applied onto the one that is there,
 * by `oc apply --server-side`, which leaves all other fields as they are.
 *
 * Lists are one field each. Who has health checks of their own there, or sidecars and volumes of the repo-server, is told
 * of a conflict and nothing changes; they put both lists into one, and apply that with `--force-conflicts`.
 *
 * Tracking by annotation is the default of the operator since 1.19. Before, labels tracked, which pods of a Gateway take
 * over from it: Argo CD took them for its own and pruned them. Applications that are there already are OutOfSync after
 * the change until their next sync.
 */
export class ArgoCDResource extends Construct {
  constructor(scope: Construct, id: string, { name, namespace, version, plugin }: ArgoCDResourceProps) {
    super(scope, id);
    const spec: Upstream<ArgoCdSpec> = {
      resourceTrackingMethod: 'annotation',
      resourceHealthChecks: [
        // Argo CD had this one, and dropped it; without it no application can wait for another.
        { group: 'argoproj.io', kind: 'Application', check: applicationHealthCheck },
        ...healthFacts
          .filter((facts) => isUnknownTo(version, facts))
          .map((facts) => ({ group: facts.group, kind: facts.kind, check: healthCheck(facts) })),
      ],
      ...(plugin && { repo: { sidecarContainers: [plugin.sidecar], volumes: plugin.volumes } }),
    };
    new ApiObject(this, 'Resource', {
      apiVersion: 'argoproj.io/v1beta1',
      kind: 'ArgoCD',
      metadata: { name, namespace },
      spec,
    });
  }
}
