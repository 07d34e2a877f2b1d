import { type App, Chart } from 'cdk8s';
import { ArgoCDResource } from '../../constructs/argo-cd/argo-cd-resource';
import { RenderingPlugin } from '../../constructs/argo-cd/rendering-plugin';
import { openshiftGitOpsReleases } from '../../platform/openshift-gitops';
import type { ArgoCD } from '../../settings/argo-cd/resolve-argo-cd';

/** What Argo CD itself must know of a mesh before it applies one. */
export class ArgoCDResourceChart extends Chart {
  constructor(app: App, { name, namespace, release, plugin }: ArgoCD) {
    super(app, '00-argocd');
    new ArgoCDResource(this, 'ArgoCD', {
      name,
      namespace,
      version: openshiftGitOpsReleases[release].argoCD,
      plugin: plugin && new RenderingPlugin(this, 'plugin', { namespace, image: plugin.image }),
    });
  }
}
