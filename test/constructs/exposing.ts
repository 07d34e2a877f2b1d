import type { ApplicationSettings, ExposeSettings } from '../../lib/settings/applications/application-settings';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../../lib/settings/control-planes/control-plane-settings';
import type { IngressGatewaySettings } from '../../lib/settings/gateways/gateway-settings';

/** A cluster whose applications are exposed by one gateway. */
export function exposing(
  gateway: Partial<IngressGatewaySettings>,
  exposures: Readonly<Record<string, Partial<ExposeSettings>>>,
  plane: Partial<ControlPlaneSettings> = {},
): ClusterSettings {
  return {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        ...plane,
        gateways: [{ name: 'public', namespace: 'istio-ingress', ...gateway }],
        applications: Object.entries(exposures).map(([name, expose]) => application(name, expose)),
      },
    ],
  };
}

function application(name: string, expose: Partial<ExposeSettings>): ApplicationSettings {
  return { name, namespace: `${name}-ns`, expose: { service: { name: 'web', port: 8080 }, ...expose } };
}
