import type { Read } from '../../../manifest/kinds';
import { userWorkloadMonitoring } from '../../../platform/monitoring';
import { isExternal } from '../../derived/externals';
import { isPlatformMonitored } from '../../derived/observability/monitors';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const userWorkloadMonitoringEnabled: Rule = {
  code: 'OBS008',
  severity: 'warning',
  title: 'The monitoring of user workloads is on where somebody asks for metrics',
  why: 'OpenShift scrapes what users run only where one ConfigMap says so. Without it monitors are accepted, and nobody reads them.',
  bad: `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: cluster-monitoring-config, namespace: openshift-monitoring }
    data: { config.yaml: "enableUserWorkload: false" }
    ---
    apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: istio-proxies, namespace: bookinfo }
    spec:
      selector: { matchExpressions: [{ key: istio-prometheus-ignore, operator: DoesNotExist }] }
      podMetricsEndpoints:
        - path: /stats/prometheus
          relabelings:
            - { action: keep, sourceLabels: [__meta_kubernetes_pod_container_name], regex: istio-proxy }`,
  good: `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: cluster-monitoring-config, namespace: openshift-monitoring }
    data: { config.yaml: "enableUserWorkload: true" }
    ---
    apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: istio-proxies, namespace: bookinfo }
    spec:
      selector: { matchExpressions: [{ key: istio-prometheus-ignore, operator: DoesNotExist }] }
      podMetricsEndpoints:
        - path: /stats/prometheus
          relabelings:
            - { action: keep, sourceLabels: [__meta_kubernetes_pod_container_name], regex: istio-proxy }`,
  *check(mesh) {
    const [on] = userMonitors(mesh);
    // A Prometheus of somebody's own reads the monitors instead.
    if (!on || mesh.all.some(({ kind }) => kind === 'Prometheus')) return;
    const { namespace, name, key, setting } = userWorkloadMonitoring;
    const config = mesh.tryFind('core/ConfigMap', namespace, name);
    if (!config) {
      const message = `nothing here turns the monitoring of user workloads on; set "${setting}" in ConfigMap "${namespace}/${name}", which the cluster shares, or declare it as external`;
      yield { on, at: '', message };
    } else if (!isExternal(mesh, config) && !isOn(config)) {
      yield {
        on: config,
        at: at('data', key),
        message: `does not turn on the monitoring of user workloads; write "${setting}"`,
      };
    }
  },
};

/** The monitors that only the monitoring of user workloads would read. */
function userMonitors(
  mesh: Mesh,
): readonly Read<'monitoring.coreos.com/PodMonitor' | 'monitoring.coreos.com/ServiceMonitor'>[] {
  return [
    ...mesh.ofKind('monitoring.coreos.com/PodMonitor'),
    ...mesh.ofKind('monitoring.coreos.com/ServiceMonitor'),
  ].filter((monitor) => !isExternal(mesh, monitor) && !isPlatformMonitored(mesh, monitor.metadata.namespace));
}

function isOn({ data }: Read<'core/ConfigMap'>): boolean {
  return /^\s*["']?enableUserWorkload["']?\s*:\s*true\b/m.test(data?.[userWorkloadMonitoring.key] ?? '');
}
