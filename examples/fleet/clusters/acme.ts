import type { ClusterSettings, ControlPlaneSettings } from 'rigging';

/** What all clusters have, and on top of it what one has of its own. */
export function acme(own: Omit<ClusterSettings, 'appsDomain'>): ClusterSettings {
  return { appsDomain: `apps.${own.name}.acme.org`, controlPlanes: [shop()], ...own };
}

/** The mesh of the shop. */
export function shop(own: ControlPlaneSettings = {}): ControlPlaneSettings {
  return {
    gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
    applications: [{ name: 'shop', namespace: 'shop', expose: { service: { name: 'web', port: 8080 } } }],
    ...own,
  };
}
