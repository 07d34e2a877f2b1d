import type { Read } from '../manifest/kinds';
import type { View } from '../manifest/view';
import { revisionName } from '../platform/naming';
import type { RequestPath } from './request-path';

/** Something to see with one's own eyes: the command, and what it shows when all is well. */
export interface Look {
  readonly see: string;
  readonly command: string;
}

/** What shows that the mesh works, from the CNI plugin to an answer at each host. */
export function looks(view: View, paths: readonly RequestPath[]): readonly Look[] {
  return [...controlPlaneLooks(view), ...gatewayLooks(view, paths), ...workloadLooks(view), ...hostLooks(paths)];
}

function controlPlaneLooks(view: View): readonly Look[] {
  return [
    ...view.ofKind('sailoperator.io/IstioCNI').map(({ spec }) => ({
      see: 'the CNI plugin runs on every node: DESIRED equals READY, and every pod is `Running`',
      command: `oc -n ${spec?.namespace} get daemonset,pods`,
    })),
    ...view.ofKind('sailoperator.io/Istio').flatMap(({ metadata: { name }, spec }) => [
      {
        see: `control plane \`${name}\`: READY and IN USE count its revision, STATUS is \`Healthy\``,
        command: `oc get istio/${name}`,
      },
      { see: 'istiod is `Running`', command: `oc -n ${spec?.namespace} get pods -l app=istiod` },
    ]),
  ];
}

function gatewayLooks(view: View, paths: readonly RequestPath[]): readonly Look[] {
  const workloads = [...new Set(paths.map(({ workload }) => workload))];
  return workloads.flatMap((workload) => {
    const { name, namespace } = workload.metadata;
    const controlPlane = tryControlPlane(view, workload);
    const istioctl = controlPlane ? `istioctl -i ${controlPlane.spec?.namespace}` : 'istioctl';
    return [
      { see: `gateway \`${name}\`: its pods are \`1/1 Running\``, command: `oc -n ${namespace} get pods` },
      { see: `istiod counts \`${name}\` among its proxies`, command: `${istioctl} proxy-status | grep ${name}` },
    ];
  });
}

/** The control plane whose revision a workload's pods ask for; without a label of theirs it is `default`. */
function tryControlPlane(view: View, workload: Read<'apps/Deployment'>): Read<'sailoperator.io/Istio'> | undefined {
  const revision = workload.spec?.template?.metadata?.labels?.['istio.io/rev'] ?? 'default';
  return view
    .ofKind('sailoperator.io/Istio')
    .find(
      ({ metadata, spec }) => revisionName(metadata.name, spec?.updateStrategy?.type, spec?.version ?? '') === revision,
    );
}

/** Pods in an enrolled namespace run the application beside the proxy: two containers. */
function workloadLooks(view: View): readonly Look[] {
  const enrolled = view
    .ofKind('core/Namespace')
    .filter(
      ({ metadata: { labels = {} } }) =>
        labels['istio-injection'] === 'enabled' || labels['istio.io/rev'] !== undefined,
    );
  return enrolled.map(({ metadata: { name } }) => ({
    see: `pods in \`${name}\` are \`2/2 Running\`: the application and its sidecar`,
    command: `oc -n ${name} get pods`,
  }));
}

function hostLooks(paths: readonly RequestPath[]): readonly Look[] {
  return paths.flatMap(({ host, credentialName, workload, firstPath }) => {
    const { namespace } = workload.metadata;
    const url = `https://${host}${firstPath}`;
    if (credentialName === undefined) return [{ see: `\`${url}\` answers 200`, command: curl(url) }];
    const ca = `oc -n ${namespace} get secret ${credentialName} -o jsonpath='{.data.ca\\.crt}' | base64 -d > ${host}.ca.crt`;
    return [
      { see: `the certificate of \`${host}\` is there`, command: `oc -n ${namespace} get secret ${credentialName}` },
      {
        see: `\`${url}\` answers 200, with a certificate of the mesh's own authority`,
        command: `${ca}\n${curl(url, `${host}.ca.crt`)}`,
      },
    ];
  });
}

function curl(url: string, caFile?: string): string {
  return `curl -sS${caFile ? ` --cacert ${caFile}` : ''} -o /dev/null -w '%{http_code}\\n' ${shellWord(url)}`;
}

/** A path may hold anything that a URL can, and some of it means something to a shell. */
function shellWord(text: string): string {
  return /^[\w./:-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
