/**
 * The config management plugin that runs Rigging beside Argo CD's repo-server.
 *
 * Sources: argoproj/argo-cd v3.4 `docs/operator-manual/config-management-plugins.md`; argoproj-labs/argocd-operator
 * `controllers/argocd/deployment.go`, which gives the pod of the repo-server the volumes `var-files` and `plugins`; the
 * folder is where images such as `ubi9/nodejs-22` keep an application (sclorg/s2i-nodejs-container).
 */

/** Name of the plugin (`spec.source.plugin.name` of an Application). */
export const pluginName = 'rigging';

/** Names under which an Application tells the plugin what to render (`spec.source.plugin.env`). */
export const pluginVariables = { cluster: 'CLUSTER', part: 'PART' } as const;

/** What Argo CD puts before the names that an Application gives. */
export const pluginVariablePrefix = 'ARGOCD_ENV_';

/** Where Argo CD's server for plugins stands in the pod, and looks for what it runs. */
export const pluginServer = {
  command: '/var/run/argocd/argocd-cmp-server',
  configFolder: '/home/argocd/cmp-server/config',
  configFile: 'plugin.yaml',
} as const;

/** Volumes that the pod has for plugins, by where a sidecar needs them. */
export const pluginVolumes = {
  '/var/run/argocd': 'var-files',
  '/home/argocd/cmp-server/plugins': 'plugins',
} as const;

/** Folder of the sidecar's image that holds a `package-lock.json`, and the packages that `npm ci` installed by it. */
export const imageFolder = '/opt/app-root/src';
