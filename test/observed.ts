import type { ClusterSettings } from '../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../lib/settings/control-planes/control-plane-settings';
import type { ObservabilitySettings, TracingSettings } from '../lib/settings/observability/observability-settings';
import { objectsOf } from './support';

/** Traces with every default. */
export const tracing: TracingSettings = { storage: { secret: { name: 'trace-storage', type: 's3' } } };

export const applications = [{ name: 'shop', namespace: 'shop' }];

/** A cluster with one small mesh of which something is seen. */
export function observed(
  observability: ObservabilitySettings,
  plane: ControlPlaneSettings = {},
  cluster: Partial<ClusterSettings> = {},
): ClusterSettings {
  const gateways = [{ name: 'public', namespace: 'ingress' }];
  const controlPlanes = [{ gateways, applications, ...plane, observability }];
  return { name: 'prod', appsDomain: 'apps.prod.acme.org', controlPlanes, ...cluster };
}

/** The titles of a cluster's objects of some kinds. */
export function titlesOf(settings: ClusterSettings, ...kinds: readonly string[]): readonly string[] {
  return [...objectsOf(settings).keys()].filter((name) => kinds.includes(name.split(' ')[0] ?? '')).sort();
}

/** The `spec` of the object of a title. */
export function specOf(settings: ClusterSettings, title: string): unknown {
  return objectsOf(settings).get(title)?.spec;
}
