import type { Stage } from '../../manifest/stage';
import { View } from '../../manifest/view';
import { inClusterName } from '../../platform/argo-cd';
import { fieldManager } from '../../platform/argo-cd-applications';
import type { Footprint } from '../../platform/footprint';
import {
  clusterManager,
  clusterManagerBinding,
  defaultArgoCD,
  repoServerSuffix,
} from '../../platform/openshift-gitops';
import { fence, listed } from '../markdown';
import { approval } from '../steps/operator-wait';
import { syncAll } from './by-hand';
import { type Instance, instanceOf } from './instance';

/** The way from an empty cluster to Argo CD at work. */
export function bringUp(view: View, stages: readonly Stage[], footprints: readonly Footprint[]): readonly string[] {
  const instance = instanceOf(view);
  return [
    '## Bring it up',
    'Commit and push this repository. Then stand in this folder, logged in as an administrator (`oc login`).',
    ...rights(stages, instance),
    ...telling(view, instance),
    ...starting(stages, instance),
    ...approvals(footprints),
  ];
}

function rights(stages: readonly Stage[], { namespace, sets }: Instance): readonly string[] {
  const files = stages.filter(({ id }) => id.startsWith('10-'));
  const commands = files.flatMap(({ id }) => [
    `# in ${placeOf(id, sets.length > 0)}`,
    `oc apply --server-side -f ${id}.yaml`,
  ]);
  const isManaged = files.some(({ manifests }) =>
    new View(manifests)
      .ofKind('rbac.authorization.k8s.io/ClusterRoleBinding')
      .some(({ subjects = [] }) => subjects.some(({ name }) => name === clusterManager.name)),
  );
  return [
    '### 1. The rights',
    'Each file is for its own cluster: log in to that one. It lists what was rendered, kind by kind, and what those ' +
      `objects hand on to others.${namespace === defaultArgoCD ? ` ${ofDefault}` : ''}`,
    fence('sh', commands.join('\n')),
    'Apply a file again when it changes: until then Argo CD says which right it lacks, and tries again.',
    ...(isManaged ? [elsewhere] : []),
  ];
}

/** The cluster that a file is named for. */
function placeOf(stage: string, isFleet: boolean): string {
  const cluster = stage.replace(/^10-permissions-?/, '');
  if (!isFleet) return `the cluster ${cluster}`;
  return cluster === inClusterName
    ? 'the cluster that Argo CD runs in, where it is one of the fleet'
    : 'every other cluster of the fleet';
}

const ofDefault =
  'The default Argo CD of OpenShift GitOps reads everything in its own cluster already, and manages namespaces, ' +
  'ConfigMaps, operators and RBAC, but none of the kinds of a mesh.';

const elsewhere =
  `Elsewhere \`argocd cluster add\` lets \`${clusterManager.name}\` do everything. To hold it to these rights, delete ` +
  `ClusterRoleBinding \`${clusterManagerBinding}\` there, and have Argo CD look at nothing that it may not read: ` +
  '`spec.controller.respectRBAC: normal` in the `ArgoCD` resource.';

function telling(view: View, { oc, name }: Instance): readonly string[] {
  const hasPlugin = view.ofKind('argoproj.io/ArgoCD').some(({ spec }) => spec?.repo?.sidecarContainers !== undefined);
  const repoServer = `deployment/${name}${repoServerSuffix}`;
  return [
    '### 2. What Argo CD must know',
    'From here on stay in the cluster of Argo CD. It has no health checks for the kinds of a mesh, and would take them for ' +
      'healthy at once; it is to know its objects by an annotation, since labels are inherited by what others make.',
    fence(
      'sh',
      [
        'oc apply --server-side -f 00-argocd.yaml',
        `${oc} wait --for=jsonpath='{.status.phase}'=Available argocd.argoproj.io/${name} --timeout=10m`,
        ...(hasPlugin
          ? [
              '# the plugin is read when the pod starts: after every change of the file',
              `${oc} rollout restart ${repoServer}`,
              `${oc} rollout status ${repoServer} --timeout=5m`,
            ]
          : []),
      ].join('\n'),
    ),
    'Health checks are one list: whoever has some there already is told of a conflict, and puts both lists into one. That of ' +
      '`Application` holds for all of this Argo CD: other applications of applications begin to wait, wave by wave, until ' +
      'what they made is healthy. No mesh depends on it; whoever does not want it takes it out of a copy of the file.',
  ];
}

function starting(stages: readonly Stage[], instance: Instance): readonly string[] {
  const files = stages.filter(({ id }) => id.startsWith('20-') || id.startsWith('40-'));
  return [
    '### 3. The start',
    'The project comes first; the last file brings all that is left. Both are applied in the name of Argo CD, which goes on ' +
      'to keep them: what anybody else applied it would not remove.',
    fence('sh', files.map(({ id }) => applyAsArgoCD(id)).join('\n')),
    ...(instance.isAutomated
      ? []
      : [
          'Nothing is applied by itself. Begin with the application of applications; when those are there, take the ones ' +
            'of operators first:',
          fence('sh', syncAll(instance).join('\n')),
        ]),
  ];
}

/** Applies a file that Argo CD keeps from then on. */
export function applyAsArgoCD(stage: string): string {
  return `oc apply --server-side --field-manager=${fieldManager} -f ${stage}.yaml`;
}

/** Clusters with the same operators need the same commands. */
function approvals(footprints: readonly Footprint[]): readonly string[] {
  const clusters = new Map<string, string[]>();
  for (const { cluster, manualApprovals } of footprints) {
    const commands = manualApprovals.map(approval).join('\n');
    if (commands !== '') clusters.set(commands, [...(clusters.get(commands) ?? []), cluster]);
  }
  if (clusters.size === 0) return [];
  return [
    '### 4. The approvals',
    'These operators are installed once somebody approves it, and until then their mesh waits; each upgrade of theirs waits ' +
      `too (\`installPlanApproval: Manual\`).`,
    ...[...clusters].flatMap(([commands, names]) => [`In ${listed(names)}:`, fence('sh', commands)]),
  ];
}
