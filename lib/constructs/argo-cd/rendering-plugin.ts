import { k8s } from 'cdk8s-plus-30';
import { Construct } from 'constructs';
import type { ArgoCdSpecRepoSidecarContainers, ArgoCdSpecRepoVolumes } from '../../../imports/argoproj.io';
import {
  imageFolder,
  pluginName,
  pluginServer,
  pluginVariablePrefix,
  pluginVariables,
  pluginVolumes,
} from '../../platform/argo-cd-plugin';
import type { Upstream } from '../../upstream';

/** Where Argo CD runs, and what the plugin runs in. */
export interface RenderingPluginProps {
  readonly namespace: string;
  /** Image with Node; where it also holds the packages of the lock file, rendering needs no registry. */
  readonly image: string;
}

/**
 * A config management plugin that renders a cluster from its settings beside Argo CD's repo-server, for an Application
 * whose source is the folder of `main.ts`.
 *
 * The sidecar says no user: in OpenShift all containers of a pod have that of the namespace, which is what Argo CD asks
 * of a plugin. Argo CD reads the configuration when the pod starts.
 */
export class RenderingPlugin extends Construct {
  readonly sidecar: Upstream<ArgoCdSpecRepoSidecarContainers>;
  readonly volumes: readonly Upstream<ArgoCdSpecRepoVolumes>[];

  constructor(scope: Construct, id: string, { namespace, image }: RenderingPluginProps) {
    super(scope, id);
    const name = `${pluginName}-plugin`;
    new k8s.KubeConfigMap(this, 'ConfigMap', {
      metadata: { name, namespace },
      data: { [pluginServer.configFile]: configuration },
    });
    this.sidecar = {
      name,
      image,
      command: [pluginServer.command],
      // npm keeps a cache and a log at home, which the user of the namespace may not write in the image.
      env: [
        { name: 'HOME', value: '/tmp' },
        { name: 'IMAGE_FOLDER', value: imageFolder },
      ],
      securityContext: {
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
        runAsNonRoot: true,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      volumeMounts: [
        ...Object.entries(pluginVolumes).map(([mountPath, volume]) => ({ name: volume, mountPath })),
        { name, mountPath: pluginServer.configFolder },
        // Of its own: in that of the repo-server stand the repositories of others.
        { name: `${name}-tmp`, mountPath: '/tmp' },
      ],
    };
    this.volumes = [
      { name, configMap: { name } },
      { name: `${name}-tmp`, emptyDir: {} },
    ];
  }
}

const [cluster, part] = [pluginVariables.cluster, pluginVariables.part].map(
  (name) => `$${pluginVariablePrefix}${name}`,
);

/** Both commands run in the folder of the source, a copy of the repository that is made anew each time. */
const configuration = `apiVersion: argoproj.io/v1alpha1
kind: ConfigManagementPlugin
metadata:
  name: ${pluginName}
spec:
  init:
    command: [sh, -euc]
    args:
      - |
        image=$IMAGE_FOLDER
        if [ -d "$image/node_modules" ] && [ "$(cat package-lock.json)" = "$(cat "$image/package-lock.json")" ]; then
          ln -s "$image/node_modules" node_modules
        else
          npm ci --no-audit --no-fund
        fi
  generate:
    command: [sh, -euc]
    args:
      - npm run --silent synth -- --cluster "${cluster}" --part "${part}" --stdout
`;
