import { istiodLabel, istiodMetricsPort } from '../../../platform/monitoring';
import { controlPlanes } from '../../derived/control-plane/control-planes';
import { isPlatformMonitored } from '../../derived/observability/monitors';
import type { Mesh } from '../../mesh';
import { at } from '../../path';
import type { Rule } from '../../rule';
import { among } from '../../wording';

export const istiodMonitor: Rule = {
  code: 'OBS011',
  severity: 'warning',
  title: 'A ServiceMonitor of istiod stands in its namespace and names its port for metrics',
  why: 'A monitor that selects no Service, or a port that the Service lacks, is accepted and scrapes nothing; that istiod has no metrics shows when somebody needs them.',
  given: `
    apiVersion: v1
    kind: ConfigMap
    metadata: { name: cluster-monitoring-config, namespace: openshift-monitoring }`,
  bad: `
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata: { name: istiod, namespace: istio-system }
    spec:
      selector: { matchLabels: { istio: pilot } }
      endpoints: [{ port: metrics, interval: 30s }]`,
  good: `
    apiVersion: monitoring.coreos.com/v1
    kind: ServiceMonitor
    metadata: { name: istiod, namespace: istio-system }
    spec:
      selector: { matchLabels: { istio: pilot } }
      endpoints: [{ port: http-monitoring, interval: 30s }]`,
  *check(mesh) {
    for (const on of mesh.ofKind('monitoring.coreos.com/ServiceMonitor')) {
      if (on.spec?.selector?.matchLabels?.[istiodLabel.key] !== istiodLabel.value) continue;
      const place = tryFaultOfPlace(mesh, on.metadata.namespace);
      if (place) yield { on, at: 'metadata.namespace', message: place };
      for (const [index, { port }] of (on.spec.endpoints ?? []).entries()) {
        if (port === undefined || port === istiodMetricsPort) continue;
        const message = `"${port}" is no port of istiod’s that has metrics; write "${istiodMetricsPort}"`;
        yield { on, at: at('spec', 'endpoints', index, 'port'), message };
      }
    }
  },
};

/** The monitoring of user workloads looks into the monitor's own namespace alone. */
function tryFaultOfPlace(mesh: Mesh, namespace: string | undefined): string | undefined {
  const places = controlPlanes(mesh).map((plane) => plane.namespace);
  const isThere = places.some((place) => place === namespace);
  if (places.length === 0 || isThere || isPlatformMonitored(mesh, namespace)) return undefined;
  return `"${namespace}" has no istiod; write the namespace of a control plane${among(places)}`;
}
