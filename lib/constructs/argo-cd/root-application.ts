import { posix } from 'node:path';
import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { ApplicationSpec } from '../../../imports/argoproj.io';
import { inCluster, syncWave } from '../../platform/argo-cd';
import {
  argoCDApiVersion,
  argoCDFolder,
  compareOptions,
  rootFolderWave,
  rootSyncOptions,
  serverSideDiff,
} from '../../platform/argo-cd-applications';
import type { Upstream } from '../../upstream';
import { type DeliveryProps, syncPolicy } from './application-spec';
import type { Project } from './project';

export interface RootApplicationProps {
  readonly delivery: DeliveryProps;
  readonly project: Project;
  /** Files of Argo CD's folder that it keeps in place, its own among them. */
  readonly files: readonly string[];
}

/** Keeps projects and applications as they are in Git: the one object by which all others come. */
export class RootApplication extends Construct {
  constructor(scope: Construct, id: string, { delivery, project, files }: RootApplicationProps) {
    super(scope, id);
    const { repoURL, targetRevision, path } = delivery;
    const { name, namespace } = project;
    const spec: Upstream<ApplicationSpec> = {
      project: name,
      source: {
        repoURL,
        targetRevision,
        path: posix.join(path, argoCDFolder),
        directory: { include: `{${files.join(',')}}` },
      },
      destination: { ...inCluster, namespace },
      syncPolicy: syncPolicy(delivery, rootSyncOptions),
    };
    new ApiObject(this, 'Resource', {
      apiVersion: argoCDApiVersion,
      kind: 'Application',
      metadata: { name, namespace, annotations: { [syncWave]: rootFolderWave, [compareOptions]: serverSideDiff } },
      spec,
    });
  }
}
