/**
 * API groups, or kinds as `group/Kind`, that leave all pods to the workload kinds.
 *
 * Sources: the controllers of kubernetes, openshift/api, cert-manager, istio, prometheus-operator, external-secrets and
 * sealed-secrets. A Gateway of the Gateway API does make pods, which are derived.
 */
const podless: ReadonlySet<string> = new Set([
  'core',
  'apps',
  'batch',
  'autoscaling',
  'bitnami.com',
  'cert-manager.io',
  'autoscaling.k8s.io',
  'coordination.k8s.io',
  'discovery.k8s.io',
  'extensions.istio.io',
  'external-secrets.io',
  'gateway.networking.k8s.io',
  'k8s.cni.cncf.io',
  'k8s.ovn.org',
  'monitoring.coreos.com/PodMonitor',
  'monitoring.coreos.com/PrometheusRule',
  'monitoring.coreos.com/ServiceMonitor',
  'networking.istio.io',
  'networking.k8s.io',
  'policy',
  'rbac.authorization.k8s.io',
  'route.openshift.io',
  'security.istio.io',
  'security.openshift.io',
  'telemetry.istio.io',
  'trust.cert-manager.io',
]);

/** Whether objects of a kind leave all pods to the workload kinds. */
export function isPodless(group: string, kind: string): boolean {
  return podless.has(group) || podless.has(`${group}/${kind}`);
}
