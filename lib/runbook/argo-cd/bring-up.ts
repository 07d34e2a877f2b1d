import type { Read } from '../../manifest/kinds';
import type { Stage } from '../../manifest/stage';
import { View } from '../../manifest/view';
import { inCluster, inClusterName } from '../../platform/argo-cd';
import { clusterManager, clusterManagerBinding } from '../../platform/openshift-gitops';
import { fence, item } from '../markdown';
import { applicationsOf, type Instance, instanceOf } from './instance';

/** The way from an empty cluster to Argo CD at work. */
export function bringUp(view: View, stages: readonly Stage[]): readonly string[] {
  const instance = instanceOf(view);
  return [
    '## Before you begin',
    'This folder counts on what follows and does not bring it. Each command shows whether it is there.',
    ...before(view, instance),
    '## Bring it up',
    'Commit and push this repository. Then stand in this folder, logged in as an administrator (`oc login`).',
    ...rights(stages),
    ...telling(instance),
    ...starting(view, stages, instance),
  ];
}

function before(view: View, { oc, name, repoURL }: Instance): readonly string[] {
  const isFleet = view.ofKind('argoproj.io/ApplicationSet').length > 0;
  const images = view.ofKind('argoproj.io/ArgoCD').flatMap(({ spec }) => spec?.repo?.sidecarContainers ?? []);
  const others = 'Argo CD knows the other clusters, each by a Secret (`argocd cluster add`)';
  return [
    item('Red Hat OpenShift GitOps is installed and its Argo CD runs', `${oc} get argocd.argoproj.io/${name}`),
    item(
      `Argo CD may read ${repoURL}; a private repository needs a Secret, which is made by hand (\`argocd repo add\`)`,
      `${oc} get secret -l argocd.argoproj.io/secret-type=repository`,
    ),
    ...(isFleet || applicationsOf(view).some(isElsewhere)
      ? [item(others, `${oc} get secret -l argocd.argoproj.io/secret-type=cluster`)]
      : []),
    ...images.map(({ image = '' }) =>
      item('The image of the plugin can be pulled', `oc image info --filter-by-os linux/amd64 ${image}`),
    ),
    'What a mesh itself counts on, such as object storage for traces, is told by the README of its folder.',
  ];
}

function isElsewhere({ spec }: Read<'argoproj.io/Application'>): boolean {
  return spec?.destination?.server !== inCluster.server && spec?.destination?.name !== inClusterName;
}

function rights(stages: readonly Stage[]): readonly string[] {
  const files = stages.filter(({ id }) => id.startsWith('10-'));
  const commands = files.flatMap(({ id }) => [`# in ${placeOf(id)}`, `oc apply --server-side -f ${id}.yaml`]);
  const isManaged = files.some(({ manifests }) =>
    new View(manifests)
      .ofKind('rbac.authorization.k8s.io/ClusterRoleBinding')
      .some(({ subjects = [] }) => subjects.some(({ name }) => name === clusterManager.name)),
  );
  return [
    '### 1. The rights',
    'Each file is for its own cluster: log in to that one. It lists what was rendered, kind by kind, and what those ' +
      'objects hand on to others. The default Argo CD of OpenShift GitOps reads everything in its own cluster already, and ' +
      'manages namespaces, ConfigMaps, operators and RBAC, but none of the kinds of a mesh.',
    fence('sh', commands.join('\n')),
    'Apply a file again when it changes: until then Argo CD says which right it lacks, and tries again.',
    ...(isManaged ? [elsewhere] : []),
  ];
}

/** The cluster that a file is named for. */
function placeOf(stage: string): string {
  const cluster = stage.replace(/^10-permissions-?/, '');
  return cluster === '' ? 'every cluster of the fleet' : `the cluster ${cluster}`;
}

const elsewhere =
  `Elsewhere \`argocd cluster add\` lets \`${clusterManager.name}\` do everything. To hold it to these rights, delete ` +
  `ClusterRoleBinding \`${clusterManagerBinding}\` there, and have Argo CD look at nothing that it may not read: ` +
  '`spec.controller.respectRBAC: normal` in the `ArgoCD` resource.';

function telling({ oc, name }: Instance): readonly string[] {
  return [
    '### 2. What Argo CD must know',
    'From here on stay in the cluster of Argo CD. It has no health checks for the kinds of a mesh, and would take them for ' +
      'healthy at once; it is to know its objects by an annotation, since labels are inherited by what others make.',
    fence(
      'sh',
      `oc apply --server-side -f 00-argocd.yaml\n${oc} wait --for=jsonpath='{.status.phase}'=Available argocd.argoproj.io/${name} --timeout=10m`,
    ),
    'Health checks are one list: whoever has some there already is told of a conflict, and puts both lists into one.',
  ];
}

function starting(view: View, stages: readonly Stage[], instance: Instance): readonly string[] {
  const files = stages.filter(({ id }) => id.startsWith('20-') || id.startsWith('40-'));
  const apply = files.map(({ id }) => `oc apply --server-side -f ${id}.yaml`).join('\n');
  const text = [
    '### 3. The start',
    'The project comes first; the last file brings all that is left.',
    fence('sh', apply),
  ];
  if (instance.isAutomated) return text;
  return [
    ...text,
    'Nothing is applied by itself. Begin with the application of applications, then take those of operators first:',
    fence(
      'sh',
      inTurn(view.ofKind('argoproj.io/Application'))
        .map((one) => sync(one, instance))
        .join('\n'),
    ),
  ];
}

/** A sync that is asked for has no options but those that it is given. */
function sync({ metadata, spec }: Read<'argoproj.io/Application'>, { oc }: Instance): string {
  const { syncOptions, retry } = spec?.syncPolicy ?? {};
  const operation = JSON.stringify({ operation: { sync: { syncOptions, syncStrategy: { hook: {} } }, retry } });
  return `${oc} patch application.argoproj.io/${metadata.name} --type merge -p '${operation}'`;
}

/** The application of the others, then operators, then what they run. */
function inTurn(all: readonly Read<'argoproj.io/Application'>[]): readonly Read<'argoproj.io/Application'>[] {
  const turns = ['-root', '-operators', ''];
  const turnOf = (name: string) => turns.findIndex((end) => name.endsWith(end));
  return all.toSorted((a, b) => turnOf(a.metadata.name) - turnOf(b.metadata.name));
}
