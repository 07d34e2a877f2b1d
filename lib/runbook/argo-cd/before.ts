import type { View } from '../../manifest/view';
import { clusterConfigNamespaces, defaultArgoCD, openshiftGitOpsPackage } from '../../platform/openshift-gitops';
import { item } from '../markdown';
import { type Instance, instanceOf } from './instance';

/** What Argo CD's folder counts on. */
export function before(view: View, release: string): readonly string[] {
  const instance = instanceOf(view);
  const { oc, name, repoURL, isElsewhere } = instance;
  const images = view.ofKind('argoproj.io/ArgoCD').flatMap(({ spec }) => spec?.repo?.sidecarContainers ?? []);
  const others = 'Argo CD knows the other clusters, each by a Secret (`argocd cluster add`)';
  return [
    '## Before you begin',
    'This folder counts on what follows and does not bring it. Each command shows whether it is there.',
    item(
      `Red Hat OpenShift GitOps ${release} or newer is installed, and its Argo CD runs; an older one may not know every ` +
        'field of these files, and is named by the setting `release`',
      `${ofOperator('{.status.installedCSV}')}\n${oc} get argocd.argoproj.io/${name}`,
    ),
    ...scope(instance),
    item(
      `Argo CD may read ${repoURL}; a private repository needs a Secret, which is made by hand (\`argocd repo add\`)`,
      `${oc} get secret -l argocd.argoproj.io/secret-type=repository`,
    ),
    ...(isElsewhere ? [item(others, `${oc} get secret -l argocd.argoproj.io/secret-type=cluster`)] : []),
    ...images.map(({ image = '' }) =>
      item('The image of the plugin can be pulled', `oc image info --filter-by-os linux/amd64 ${image}`),
    ),
    'What a mesh itself counts on, such as object storage for traces, is told by the README of its folder.',
  ];
}

/** Any Argo CD but the default one is kept to namespaces. */
function scope({ namespace, isInCluster }: Instance): readonly string[] {
  if (namespace === defaultArgoCD || !isInCluster) return [];
  return [
    item(
      `The operator lets the Argo CD of \`${namespace}\` manage the cluster that it runs in: \`${clusterConfigNamespaces}\`, ` +
        "in `spec.config.env` of the operator's Subscription, names that namespace",
      ofOperator('{.spec.config.env}'),
    ),
  ];
}

/** A field of the operator's Subscription, wherever that stands. */
function ofOperator(field: string): string {
  const path = `{range .items[?(@.spec.name=="${openshiftGitOpsPackage}")]}${field}{"\\n"}{end}`;
  return `oc get subscriptions.operators.coreos.com -A -o jsonpath='${path}'`;
}
