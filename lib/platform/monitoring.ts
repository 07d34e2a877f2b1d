/**
 * The monitoring that OpenShift brings.
 *
 * Sources: openshift/cluster-monitoring-operator `Documentation/api.md` and `assets/prometheus-user-workload`; ports of
 * istiod from istio `manifests/charts/istio-control/istio-discovery/templates/service.yaml`.
 */

/** What turns on the monitoring of what users run. */
export const userWorkloadMonitoring = {
  namespace: 'openshift-monitoring',
  name: 'cluster-monitoring-config',
  key: 'config.yaml',
  setting: 'enableUserWorkload: true',
} as const;

/** Path at which a proxy answers for its own metrics and those of its pod. */
export const proxyMetricsPath = '/stats/prometheus';

/** Port of istiod's Service that answers for its metrics. */
export const istiodMetricsPort = 'http-monitoring';

/** Label that istiod's Service carries. */
export const istiodLabel = { key: 'istio', value: 'pilot' } as const;
