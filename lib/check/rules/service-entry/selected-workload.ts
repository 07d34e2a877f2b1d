import { selects } from '../../../manifest/view';
import { derived, groupBy } from '../../derived/derived';
import { isExternal } from '../../derived/externals';
import { podsSelected } from '../../derived/workload/pods';
import { hasUnseenPods } from '../../derived/workload/unseen-pods';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';

export const selectedWorkload: Rule = {
  code: 'SE006',
  severity: 'warning',
  title: 'The workloads that a ServiceEntry selects exist',
  why: 'A ServiceEntry leads to the WorkloadEntries and pods of its namespace that carry its labels. Where there are none, requests to its hosts get a 503.',
  given: `
    apiVersion: networking.istio.io/v1
    kind: WorkloadEntry
    metadata: { name: ledger-1, namespace: bookinfo }
    spec:
      address: 192.0.2.10
      labels: { app: ledger }`,
  bad: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: ledger, namespace: bookinfo }
    spec:
      hosts: [ledger.acme.org]
      location: MESH_INTERNAL
      resolution: STATIC
      ports:
        - { name: http, number: 80, protocol: HTTP }
      workloadSelector:
        labels: { app: ledgers }`,
  good: `
    apiVersion: networking.istio.io/v1
    kind: ServiceEntry
    metadata: { name: ledger, namespace: bookinfo }
    spec:
      hosts: [ledger.acme.org]
      location: MESH_INTERNAL
      resolution: STATIC
      ports:
        - { name: http, number: 80, protocol: HTTP }
      workloadSelector:
        labels: { app: ledger }`,
  *check(mesh) {
    for (const on of mesh.ofKind('networking.istio.io/ServiceEntry')) {
      const { namespace = '' } = on.metadata;
      const labels = on.spec?.workloadSelector?.labels ?? {};
      if (isExternal(mesh, on) || Object.keys(labels).length === 0 || hasUnseenPods(mesh, namespace)) continue;
      // Machines register by themselves where a WorkloadGroup is made for them.
      const registered = [...(entriesIn(mesh).get(namespace) ?? []), ...(groupsIn(mesh).get(namespace) ?? [])];
      if (registered.some((own) => selects(labels, own.labels))) continue;
      if (podsSelected(mesh, { matchLabels: labels }, namespace).length > 0) continue;
      const message = `no WorkloadEntry and no pods in "${namespace}" carry these labels`;
      yield { on, at: 'spec.workloadSelector.labels', message };
    }
  },
};

const entriesIn = derived((mesh: Mesh) =>
  groupBy(
    mesh.ofKind('networking.istio.io/WorkloadEntry').map(({ metadata, spec }) => ({
      namespace: metadata.namespace,
      labels: { ...metadata.labels, ...spec?.labels },
    })),
    ({ namespace }) => namespace,
  ),
);

const groupsIn = derived((mesh: Mesh) =>
  groupBy(
    mesh.ofKind('networking.istio.io/WorkloadGroup').map(({ metadata, spec }) => ({
      namespace: metadata.namespace,
      labels: { ...spec?.metadata?.labels, ...spec?.template?.labels },
    })),
    ({ namespace }) => namespace,
  ),
);
