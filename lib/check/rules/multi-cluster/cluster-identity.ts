import { controlPlanes } from '../../derived/control-plane/control-planes';
import type { Rule } from '../../rule';

export const clusterIdentity: Rule = {
  code: 'MC001',
  severity: 'error',
  title: 'A control plane with a network names its mesh and its cluster too',
  why: 'A cluster without a name is called "Kubernetes", as the next one is. istiod then takes the endpoints of both for those of one cluster, and requests go to addresses that are not reachable.',
  given: `
    apiVersion: v1
    kind: Namespace
    metadata: { name: istio-system, labels: { topology.istio.io/network: network1 } }
    ---
    apiVersion: sailoperator.io/v1
    kind: IstioCNI
    metadata: { name: default }
    ---
    apiVersion: v1
    kind: Secret
    metadata: { name: cacerts, namespace: istio-system }`,
  bad: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values: { global: { meshID: mesh1, network: network1 } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values: { global: { meshID: mesh1, network: network1, multiCluster: { clusterName: cluster1 } } }`,
  *check(mesh) {
    for (const { istio: on } of controlPlanes(mesh)) {
      const { meshID, network, multiCluster } = on.spec?.values?.global ?? {};
      // A mesh ID or a cluster name alone only labels metrics, and clusters of one network may do without its name.
      if (!network) continue;
      if (!multiCluster?.clusterName) {
        const message = `missing, which means "Kubernetes" in every cluster; write the name of this one, e.g. "cluster1"`;
        yield { on, at: 'spec.values.global.multiCluster.clusterName', message };
      } else if (!meshID) {
        const message = 'missing; write the name that all clusters of the mesh share, e.g. "mesh1"';
        yield { on, at: 'spec.values.global.meshID', message };
      }
    }
  },
};
