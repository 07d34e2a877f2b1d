import type { Read } from '../../../manifest/kinds';
import { proxyMetricsPath } from '../../../platform/monitoring';
import type { Mesh } from '../../mesh';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const meshId: Rule = {
  code: 'OBS012',
  severity: 'warning',
  title: 'A Kiali asks for the mesh that the metrics of its proxies carry',
  why: 'Kiali adds its query scope to every query. Where no monitor writes that label with that value, each answer is empty, and so is the graph.',
  given: `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: cluster-monitoring-config, namespace: openshift-monitoring }
    ---
    apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: istio-proxies, namespace: bookinfo }
    spec:
      selector: { matchExpressions: [{ key: istio-prometheus-ignore, operator: DoesNotExist }] }
      podMetricsEndpoints:
        - path: /stats/prometheus
          relabelings:
            - { action: keep, sourceLabels: [__meta_kubernetes_pod_container_name], regex: istio-proxy }
            - { action: replace, replacement: acme-mesh, targetLabel: mesh_id }`,
  bad: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      external_services:
        prometheus: { query_scope: { mesh_id: acme } }`,
  good: `
    apiVersion: kiali.io/v1alpha1
    kind: Kiali
    metadata: { name: kiali, namespace: istio-system }
    spec:
      version: v2.27
      external_services:
        prometheus: { query_scope: { mesh_id: acme-mesh } }`,
  *check(mesh) {
    const endpoints = proxyEndpoints(mesh);
    // Who scrapes the proxies, and with which labels, may be nobody's here.
    if (endpoints.length === 0) return;
    const written = endpoints
      .flatMap(({ relabelings = [], metricRelabelings = [] }) => [...relabelings, ...metricRelabelings])
      .filter(({ targetLabel }) => targetLabel === 'mesh_id')
      .map(({ replacement }) => replacement);
    for (const on of mesh.ofKind('kiali.io/Kiali')) {
      const wanted: unknown = on.spec?.external_services?.prometheus?.query_scope?.mesh_id;
      if (typeof wanted !== 'string' || written.some((each) => each === wanted || isComputed(each))) continue;
      const message = `"${wanted}" is on no metric of a proxy: the monitors write ${list(written)} into label mesh_id; write the same in both`;
      yield { on, at: 'spec.external_services.prometheus.query_scope.mesh_id', message };
    }
  },
};

type Endpoint = NonNullable<
  NonNullable<Read<'monitoring.coreos.com/PodMonitor'>['spec']>['podMetricsEndpoints']
>[number];

function proxyEndpoints(mesh: Mesh): readonly Endpoint[] {
  return mesh
    .ofKind('monitoring.coreos.com/PodMonitor')
    .flatMap(({ spec }) => spec?.podMetricsEndpoints ?? [])
    .filter(({ path }) => path === proxyMetricsPath);
}

/** Whether a label is made from others, so that its value stands nowhere. */
function isComputed(replacement = '$1'): boolean {
  return replacement.includes('$');
}
