import type { OpenShiftGitOpsReleaseName } from '../../platform/openshift-gitops';

/** How Argo CD brings what stands in `dist/` to the clusters: what is written to `dist/argocd/`. */
export interface ArgoCDSettings {
  /** Git repository that holds `dist/` (`spec.source.repoURL` of an Application). */
  readonly repoURL: string;
  /** Branch, tag or commit of it. @default 'HEAD' */
  readonly targetRevision?: string;
  /** Folder of the repository that holds the folders of the clusters. @default 'dist' */
  readonly path?: string;
  /** Release of Red Hat OpenShift GitOps, which decides the version of Argo CD. @default - the newest, '1.21' */
  readonly release?: OpenShiftGitOpsReleaseName;
  /** Namespace of the ArgoCD resource; any but the default must be let manage clusters. @default 'openshift-gitops' */
  readonly namespace?: string;
  /** Name of the ArgoCD resource. @default 'openshift-gitops' */
  readonly name?: string;
  /** Name of the AppProject. @default 'service-mesh' */
  readonly project?: string;
  /** Whether Argo CD applies by itself what changes in Git (`spec.syncPolicy.automated`). @default true */
  readonly automated?: boolean;
  /** One ApplicationSet for each part in place of Applications for each cluster. @default - Applications */
  readonly clusters?: ArgoCDClustersSettings;
  /** Renders in Argo CD's repo-server, from the settings in Git, in place of reading `dist/`. @default - `dist/` is read */
  readonly plugin?: ArgoCDPluginSettings;
}

/** Of the clusters that Argo CD knows, those that carry a mesh, each by the name that it has in the settings. */
export interface ArgoCDClustersSettings {
  /** Labels of their Secrets. */
  readonly matchLabels: Readonly<Record<string, string>>;
  /** As whom Argo CD applies to them. @default - `argocd-manager` in `kube-system`, which `argocd cluster add` makes */
  readonly serviceAccount?: ServiceAccountSettings;
}

/** A ServiceAccount by its name and namespace. */
export interface ServiceAccountSettings {
  readonly name: string;
  readonly namespace: string;
}

/** A config management plugin that runs `npm run synth` beside Argo CD's repo-server. */
export interface ArgoCDPluginSettings {
  /**
   * Image of the sidecar, with Node. Where its folder `/opt/app-root/src` holds the `package-lock.json` of the repository and
   * what `npm ci` installed by it, nothing is fetched when it renders.
   */
  readonly image: string;
}

/** The cluster that Argo CD applies to, as Argo CD knows it (`spec.destination` of an Application), by `server` or `name`. */
export interface DestinationSettings {
  /** URL of its API server, e.g. `https://kubernetes.default.svc`, where Argo CD runs itself. */
  readonly server?: string;
  /** Name that Argo CD knows it by. */
  readonly name?: string;
  /**
   * As whom Argo CD applies to it.
   * @default - Argo CD's own controller, where it runs; elsewhere `argocd-manager` in `kube-system`, which
   *   `argocd cluster add` makes
   */
  readonly serviceAccount?: ServiceAccountSettings;
}
