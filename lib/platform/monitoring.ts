/**
 * The monitoring that OpenShift brings.
 *
 * Sources: openshift/cluster-monitoring-operator `Documentation/api.md` and `assets/prometheus-user-workload`; what istiod
 * answers at from istio `manifests/charts/istio-control/istio-discovery/templates` (`service.yaml`, `revision-tags-svc.yaml`);
 * how proxies are scraped from istio `samples/addons/extras/prometheus-operator.yaml`.
 */

/** What turns on the monitoring of what users run. */
export const userWorkloadMonitoring = {
  namespace: 'openshift-monitoring',
  name: 'cluster-monitoring-config',
  key: 'config.yaml',
  setting: 'enableUserWorkload: true',
} as const;

/** Where the Prometheus runs that scrapes what users run. */
export const scrapingNamespace = 'openshift-user-workload-monitoring';

/** Path at which a proxy answers for its own metrics and those of its pod. */
export const proxyMetricsPath = '/stats/prometheus';

/** Port of istiod's Service that answers for its metrics. */
export const istiodMetricsPort = 'http-monitoring';

/** Label that istiod's Service carries. */
export const istiodLabel = { key: 'istio', value: 'pilot' } as const;

/** Label of the Services that tags have besides: their pods are those of a revision, which has a Service of its own. */
export const revisionTagLabel = 'istio.io/tag';

/** Label of pods that do not want to be scraped. */
export const ignoredPodLabel = 'istio-prometheus-ignore';

/** Label of a namespace that OpenShift's own Prometheus scrapes; it heeds it on namespaces of the platform alone. */
export const clusterMonitoringLabel = 'openshift.io/cluster-monitoring';
