import { networkLabel as label } from '../../../platform/multi-cluster';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { tryNamespaceLabels } from '../../derived/namespaces';
import type { Rule } from '../../rule';

export const networkLabel: Rule = {
  code: 'MC002',
  severity: 'error',
  title: 'The namespace of a control plane is labelled with its network',
  why: 'The control plane takes the network of the cluster from the label, and proxies take theirs from the values. Where the two differ, requests to other clusters go straight to pods that cannot be reached instead of through their gateway.',
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
      values: { global: { meshID: mesh1, network: net1, multiCluster: { clusterName: cluster1 } } }`,
  good: `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec:
      namespace: istio-system
      version: v1.30.3
      values: { global: { meshID: mesh1, network: network1, multiCluster: { clusterName: cluster1 } } }`,
  *check(mesh) {
    for (const { istio: on, namespace } of controlPlanes(mesh)) {
      const labels = tryNamespaceLabels(mesh, namespace);
      const network = on.spec?.values?.global?.network || undefined;
      const labelled = labels?.[label];
      if (!labels || network === labelled) continue;
      const got = network === undefined ? 'missing' : `"${network}"`;
      const message =
        labelled === undefined
          ? `${got}, but namespace "${namespace}" has no label ${label}; add it with the same value`
          : `${got}, but namespace "${namespace}" is labelled ${label}: ${labelled}; write the same in both places`;
      yield { on, at: 'spec.values.global.network', message };
    }
  },
};
