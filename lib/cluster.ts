import type { App } from 'cdk8s';
import { CertificateAuthorityChart } from './charts/certificate-authority';
import { CertificatesChart } from './charts/certificates';
import { ControlPlaneChart } from './charts/control-plane';
import { DenyByDefaultChart } from './charts/deny-by-default';
import { EgressChart } from './charts/egress';
import { GatewaysChart } from './charts/gateways';
import { NamespacesChart } from './charts/namespaces';
import { ObservabilityChart } from './charts/observability';
import { OperatorsChart } from './charts/operators';
import { RoutingChart } from './charts/routing';
import { SecurityChart } from './charts/security';
import { WorkloadsChart } from './charts/workloads';
import type { ClusterCharts } from './settings/cluster-settings';
import type { Cluster } from './settings/resolve';

/**
 * The map of the system: a cluster's settings become charts, and each chart becomes the file `dist/<cluster>/<its id>.yaml`.
 *
 * They are made in the order in which they need each other. They are applied in that of their numbers, so that no
 * `addDependency` is needed.
 */
export function cluster(app: App, settings: Cluster): ClusterCharts {
  const operators = new OperatorsChart(app, settings);
  const namespaces = new NamespacesChart(app, settings);
  const certificateAuthority = new CertificateAuthorityChart(app, settings, namespaces);
  const controlPlane = new ControlPlaneChart(app, settings, namespaces);
  const gateways = new GatewaysChart(app, settings, namespaces, controlPlane);
  const certificates = new CertificatesChart(app, settings, gateways);
  const workloads = new WorkloadsChart(app, settings, namespaces, controlPlane);
  const routing = new RoutingChart(app, settings, gateways, certificates);
  const egress = new EgressChart(app, settings, namespaces, gateways);
  const security = new SecurityChart(app, settings, namespaces);
  const denyByDefault = new DenyByDefaultChart(app, settings, namespaces);
  const observability = new ObservabilityChart(app, settings, namespaces, controlPlane);
  const charts: ClusterCharts = {
    operators,
    namespaces,
    certificateAuthority,
    controlPlane,
    security,
    denyByDefault,
    gateways,
    certificates,
    workloads,
    routing,
    egress,
    observability,
  };
  if (settings.extend?.(charts) instanceof Promise) {
    throw new Error('extend: must not be async; what it adds later would be lost');
  }
  return charts;
}
