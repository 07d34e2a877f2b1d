import type { Read } from '../../../manifest/kinds';
import { proxyMetricsPath } from '../../../platform/monitoring';
import { proxyPorts } from '../../../platform/proxy';
import { type Pods, podsSelected } from '../../derived/workload/pods';
import { containersOf } from '../../derived/workload/workloads';
import { at } from '../../path';
import type { Rule } from '../../rule';

export const scrapedProxies: Rule = {
  code: 'OBS010',
  severity: 'warning',
  title: 'A PodMonitor of proxies scrapes the proxies and not every port of their pods',
  why: 'Without a port and without a filter each port of each container is a target. Those of the application answer 404, so that alerts say for ever that targets are down, and metrics are counted twice where two ports answer.',
  given: `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: cluster-monitoring-config, namespace: openshift-monitoring }
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: reviews, namespace: bookinfo }
    spec:
      selector: { matchLabels: { app: reviews } }
      template:
        metadata:
          labels: { app: reviews }
        spec:
          containers:
            - name: reviews
              image: registry.acme.org/reviews:1.20
              ports: [{ containerPort: 9080 }]`,
  bad: `
    apiVersion: monitoring.coreos.com/v1
    kind: PodMonitor
    metadata: { name: istio-proxies, namespace: bookinfo }
    spec:
      selector: { matchExpressions: [{ key: istio-prometheus-ignore, operator: DoesNotExist }] }
      podMetricsEndpoints:
        - path: /stats/prometheus`,
  good: `
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
    for (const on of mesh.ofKind('monitoring.coreos.com/PodMonitor')) {
      for (const [index, endpoint] of (on.spec?.podMetricsEndpoints ?? []).entries()) {
        if (endpoint.path !== proxyMetricsPath || namesPort(endpoint) || filters(endpoint)) continue;
        const pods = podsSelected(mesh, on.spec?.selector ?? {}, on.metadata.namespace).find(hasOtherPort);
        if (!pods) continue;
        const message = `the ports of "${pods.name}" are scraped as well; keep what has "istio-proxy" as __meta_kubernetes_pod_container_name, or name a port`;
        yield { on, at: at('spec', 'podMetricsEndpoints', index, 'relabelings'), message };
      }
    }
  },
};

/** Whether pods open a port that is not the proxy's: those of ztunnel and of gateways have no other. */
function hasOtherPort({ workload }: Pods): boolean {
  const containers = workload ? containersOf(workload) : [];
  return containers.some(({ name, ports = [] }) => name !== 'istio-proxy' && ports.some(isForeign));
}

function isForeign({ containerPort }: { readonly containerPort?: number }): boolean {
  return containerPort !== undefined && !proxyPorts.has(containerPort);
}

type Endpoint = NonNullable<
  NonNullable<Read<'monitoring.coreos.com/PodMonitor'>['spec']>['podMetricsEndpoints']
>[number];

function namesPort({ port, portNumber, targetPort }: Endpoint): boolean {
  return [port, portNumber, targetPort].some((each) => each !== undefined);
}

function filters({ relabelings = [] }: Endpoint): boolean {
  return relabelings.some(({ action = '' }) => /^(?:keep|drop|keepequal|dropequal)$/i.test(action));
}
