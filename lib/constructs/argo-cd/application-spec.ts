import { posix } from 'node:path';
import type { ApplicationSpec } from '../../../imports/argoproj.io';
import {
  applicationSyncOptions,
  compareOptions,
  generatedFrom,
  serverSideDiff,
} from '../../platform/argo-cd-applications';
import { operatorsStage, type PartName } from '../../platform/argo-cd-parts';
import { pluginName, pluginVariables } from '../../platform/argo-cd-plugin';
import { type OpenShiftGitOpsReleaseName, openshiftGitOpsReleases } from '../../platform/openshift-gitops';
import { operators } from '../../platform/operators';
import type { Upstream } from '../../upstream';
import type { Project } from './project';
import type { Destination } from './recipient';

/** How a delivery's applications find what they bring, and bring it. */
export interface DeliveryProps {
  readonly repoURL: string;
  readonly targetRevision: string;
  /** Folder of the repository that holds those of the clusters. */
  readonly path: string;
  readonly automated: boolean;
  readonly release: OpenShiftGitOpsReleaseName;
  /** Renders the settings, which stand beside that folder. @default - the folder is read */
  readonly plugin?: object;
}

export interface ApplicationSpecProps {
  readonly delivery: DeliveryProps;
  readonly project: Project;
  /** Name of the cluster, or what a template puts in its place. */
  readonly cluster: string;
  readonly part: PartName;
  readonly destination: Destination;
}

/**
 * The namespace that every application is given. It is for objects that name none, and all of Rigging's do; but Argo CD
 * writes it into the annotation by which it knows what belongs to no namespace. So it is one that each cluster has, and that
 * the project permits: that of the mesh's own operator.
 */
export const destinationNamespace: string = operators.servicemeshoperator3.namespace;

type Source = NonNullable<Upstream<ApplicationSpec>['source']>;
type SyncPolicy = NonNullable<Upstream<ApplicationSpec>['syncPolicy']>;

/** The application of one part of one cluster. */
export function applicationSpec(props: ApplicationSpecProps): Upstream<ApplicationSpec> {
  const { delivery, project, destination } = props;
  return {
    project: project.name,
    source: sourceOf(props),
    destination: { ...destination, namespace: destinationNamespace },
    syncPolicy: syncPolicy(delivery, applicationSyncOptions),
  };
}

/** What is asked of Argo CD beside the `spec` of an application. */
export function applicationAnnotations({ plugin }: DeliveryProps): Readonly<Record<string, string>> {
  return { [compareOptions]: serverSideDiff, ...(!plugin && { [generatedFrom]: '.' }) };
}

/** When an application is applied, how, and how long it is tried. */
export function syncPolicy({ automated, release }: DeliveryProps, syncOptions: readonly string[]): SyncPolicy {
  return {
    ...(automated && { automated: { prune: true, selfHeal: true } }),
    syncOptions,
    retry: retry(openshiftGitOpsReleases[release].refreshesOnRetry),
  };
}

/**
 * The operators may still be on their way, so it is tried until they are there; but where a new try does not look for a
 * newer revision, it must end (after some two hours) for that to be seen.
 */
function retry(refreshes: boolean): SyncPolicy['retry'] {
  return {
    limit: refreshes ? -1 : 60,
    ...(refreshes && { refresh: true }),
    backoff: { duration: '10s', factor: 2, maxDuration: '2m' },
  };
}

function sourceOf({ delivery, cluster, part }: ApplicationSpecProps): Source {
  const { repoURL, targetRevision, path, plugin } = delivery;
  if (!plugin) {
    const file = `${operatorsStage}.yaml`;
    const directory = part === 'operators' ? { include: file } : { exclude: file };
    return { repoURL, targetRevision, path: posix.join(path, cluster), directory };
  }
  const env = [
    { name: pluginVariables.cluster, value: cluster },
    { name: pluginVariables.part, value: part },
  ];
  return { repoURL, targetRevision, path: posix.dirname(path), plugin: { name: pluginName, env } };
}
