import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { syncWave } from '../../platform/argo-cd';
import { argoCDApiVersion, partOfLabel, rootFolderWave } from '../../platform/argo-cd-applications';
import type { PartName } from '../../platform/argo-cd-parts';
import { applicationAnnotations, applicationSpec, type DeliveryProps } from './application-spec';
import type { Project } from './project';
import type { Recipient } from './recipient';

export interface ApplicationProps {
  readonly delivery: DeliveryProps;
  readonly project: Project;
  readonly recipient: Recipient;
  readonly part: PartName;
}

/**
 * Brings one part of a cluster's objects to it.
 *
 * It has no finalizer: deleted, it leaves what it brought, and a mesh goes only where somebody asks for that.
 */
export class Application extends Construct {
  constructor(scope: Construct, id: string, { delivery, project, recipient, part }: ApplicationProps) {
    super(scope, id);
    const { footprint, destination } = recipient;
    const { cluster } = footprint;
    new ApiObject(this, 'Resource', {
      apiVersion: argoCDApiVersion,
      kind: 'Application',
      metadata: {
        name: applicationName(cluster, part),
        namespace: project.namespace,
        labels: { [partOfLabel]: project.name },
        annotations: { [syncWave]: rootFolderWave, ...applicationAnnotations(delivery) },
      },
      spec: applicationSpec({ delivery, project, cluster, part, destination }),
    });
  }
}

/** Name of the application of a cluster's part. */
export function applicationName(cluster: string, part: string): string {
  return `${cluster}-${part}`;
}
