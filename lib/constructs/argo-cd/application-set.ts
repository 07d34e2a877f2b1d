import { posix } from 'node:path';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ApplicationSetSpec } from '../../../imports/argoproj.io';
import { syncWave } from '../../platform/argo-cd';
import {
  argoCDApiVersion,
  argoCDFolder,
  clusterParameters,
  deletionApproved,
  partOfLabel,
  rootFolderWave,
} from '../../platform/argo-cd-applications';
import type { PartName } from '../../platform/argo-cd-parts';
import type { Upstream } from '../../upstream';
import { applicationName } from './application';
import { applicationAnnotations, applicationSpec, type DeliveryProps } from './application-spec';
import type { Project } from './project';

export interface ApplicationSetProps {
  readonly delivery: DeliveryProps;
  readonly project: Project;
  readonly part: PartName;
  /** Labels of the Secrets of the clusters. */
  readonly matchLabels: Readonly<Record<string, string>>;
}

/**
 * Brings one part of its objects to each cluster that Argo CD knows by labels, and by the name of its folder.
 *
 * An application that it makes no longer, since a label or a folder is gone, leaves what it brought.
 */
export class ApplicationSet extends Construct {
  constructor(scope: Construct, id: string, props: ApplicationSetProps) {
    super(scope, id);
    const { delivery, project, part } = props;
    const { name: cluster, server } = clusterParameters;
    const spec: Upstream<ApplicationSetSpec> = {
      goTemplate: true,
      goTemplateOptions: ['missingkey=error'],
      generators: [generator(props)],
      syncPolicy: { preserveResourcesOnDeletion: true },
      // Whoever confirms a removal writes that onto the Application, which the template does not know.
      preservedFields: { annotations: [deletionApproved] },
      template: {
        metadata: {
          name: applicationName(cluster, part),
          labels: { [partOfLabel]: project.name },
          annotations: applicationAnnotations(delivery),
        },
        spec: applicationSpec({ ...props, cluster, destination: { server } }),
      },
    };
    new ApiObject(this, 'Resource', {
      apiVersion: argoCDApiVersion,
      kind: 'ApplicationSet',
      metadata: {
        name: applicationName(project.name, part),
        namespace: project.namespace,
        annotations: { [syncWave]: rootFolderWave },
      },
      spec,
    });
  }
}

type Generator = Upstream<ApplicationSetSpec>['generators'][number];

/** The clusters that have a folder; a plugin needs none. */
function generator({ delivery, matchLabels }: ApplicationSetProps): Generator {
  const clusters = { selector: { matchLabels } };
  const { repoURL, targetRevision: revision, path, plugin } = delivery;
  if (plugin) return { clusters };
  const directories = [
    { path: posix.join(path, clusterParameters.name) },
    { path: posix.join(path, argoCDFolder), exclude: true },
  ];
  return { matrix: { generators: [{ clusters }, { git: { repoURL, revision, directories } }] } };
}
