import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import type { AppProjectSpec } from '../../../imports/argoproj.io';
import { syncWave } from '../../platform/argo-cd';
import { argoCDApiVersion, rootFolderWave } from '../../platform/argo-cd-applications';
import type { EmittedKind } from '../../platform/footprint';
import type { Upstream } from '../../upstream';
import type { Destination } from './recipient';

export interface ProjectProps {
  readonly name: string;
  /** Namespace of the Argo CD that reads it. */
  readonly namespace: string;
  readonly description: string;
  readonly repoURL: string;
  /** Where its applications may write to, and the kinds that they may write. */
  readonly destinations: readonly (Destination & { readonly namespace: string })[];
  readonly kinds: readonly EmittedKind[];
}

/**
 * An AppProject: what some applications may write, and where.
 *
 * Kinds are not narrowed to names: Argo CD looks away from what a project does not permit, so an object that was renamed
 * would stay behind.
 */
export class Project extends Construct {
  readonly name: string;
  readonly namespace: string;

  constructor(scope: Construct, id: string, props: ProjectProps) {
    super(scope, id);
    const { name, namespace } = props;
    this.name = name;
    this.namespace = namespace;
    const [clusterScoped, namespaced] = [permitted(props.kinds, true), permitted(props.kinds, false)];
    const spec: Upstream<AppProjectSpec> = {
      description: props.description,
      sourceRepos: [props.repoURL],
      destinations: props.destinations,
      // Without the first list no kind is permitted, without the second every one is.
      ...(clusterScoped.length > 0 && { clusterResourceWhitelist: clusterScoped }),
      namespaceResourceWhitelist: namespaced,
    };
    new ApiObject(this, 'Resource', {
      apiVersion: argoCDApiVersion,
      kind: 'AppProject',
      metadata: { name, namespace, annotations: { [syncWave]: rootFolderWave } },
      spec,
    });
  }
}

function permitted(kinds: readonly EmittedKind[], isClusterScoped: boolean) {
  return kinds
    .filter(({ namespaces }) => (namespaces.length === 0) === isClusterScoped)
    .map(({ group, kind }) => ({ group, kind }));
}
