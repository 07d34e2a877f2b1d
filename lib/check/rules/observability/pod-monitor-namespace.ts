import { isPlatformMonitored } from '../../derived/observability/monitors';
import type { Rule } from '../../rule';
import { list } from '../../wording';

export const podMonitorNamespace: Rule = {
  code: 'OBS009',
  severity: 'error',
  title: 'A PodMonitor stands in the namespace whose pods it scrapes',
  why: 'The monitoring of user workloads ignores namespaceSelector, so that no project reads the metrics of another: a monitor scrapes the pods of its own namespace and no others.',
  given: `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: cluster-monitoring-config, namespace: openshift-monitoring }`,
  bad: `
    apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: istio-proxies, namespace: istio-system }
    spec:
      namespaceSelector: { any: true }
      selector: { matchExpressions: [{ key: istio-prometheus-ignore, operator: DoesNotExist }] }
      podMetricsEndpoints: [{ path: /stats/prometheus, port: http-envoy-prom, interval: 30s }]`,
  good: `
    apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: istio-proxies, namespace: bookinfo }
    spec:
      selector: { matchExpressions: [{ key: istio-prometheus-ignore, operator: DoesNotExist }] }
      podMetricsEndpoints: [{ path: /stats/prometheus, port: http-envoy-prom, interval: 30s }]`,
  *check(mesh) {
    for (const on of mesh.ofKind('monitoring.coreos.com/PodMonitor')) {
      const { any, matchNames = [] } = on.spec?.namespaceSelector ?? {};
      const isOwnOnly = matchNames.every((name) => name === on.metadata.namespace);
      if (any !== true && isOwnOnly) continue;
      if (isPlatformMonitored(mesh, on.metadata.namespace)) continue;
      const selected = any === true ? 'every namespace' : list(matchNames);
      const message = `selects ${selected}, which is ignored: only "${on.metadata.namespace}" is scraped; write a PodMonitor in each namespace and drop the selector`;
      yield { on, at: 'spec.namespaceSelector', message };
    }
  },
};
