import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

export const injectionPath: Rule = {
  code: 'MC008',
  severity: 'error',
  title: 'A control plane in another cluster is asked in the name of this one',
  why: 'The path names the cluster and the network that proxies are made for. With the name of another cluster its proxies claim to be there, and get addresses that they cannot reach.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system, labels: { topology.istio.io/network: network1 } }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      profile: remote
      values:
        istiodRemote: { injectionPath: /inject/cluster/cluster1/net/network1 }
        global:
          meshID: mesh1
          network: network1
          multiCluster: { clusterName: cluster2 }
          remotePilotAddress: 192.0.2.10`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      profile: remote
      values:
        istiodRemote: { injectionPath: /inject/cluster/cluster2/net/network1 }
        global:
          meshID: mesh1
          network: network1
          multiCluster: { clusterName: cluster2 }
          remotePilotAddress: 192.0.2.10`,
  *check(mesh) {
    for (const { istio: on } of controlPlanes(mesh)) {
      const { istiodRemote, global } = on.spec?.values ?? {};
      const path = istiodRemote?.injectionPath;
      if (on.spec?.profile !== 'remote' || path === undefined) continue;
      const right = pathOf(path, global?.multiCluster?.clusterName, global?.network);
      if (path === right) continue;
      const message = `"${path}" is not the path of this cluster and network; write "${right}"`;
      yield { on, at: 'spec.values.istiodRemote.injectionPath', message };
    }
  },
};

/** The path with the names that the values give; those that they leave out, the path alone says. */
function pathOf(path: string, cluster: string | undefined, network: string | undefined): string {
  return path
    .replace(/(?<=\/cluster\/)[^/]+/, (named) => cluster ?? named)
    .replace(/(?<=\/net\/)[^/]+/, (named) => network ?? named);
}
