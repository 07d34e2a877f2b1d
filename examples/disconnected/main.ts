import { synth } from 'rigging';

synth([
  {
    name: 'vault',
    appsDomain: 'apps.vault.acme.org',
    mirror: { registry: 'registry.acme.org:8443/mirror' },
    controlPlanes: [
      {
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [{ name: 'bookinfo', namespace: 'bookinfo', sample: 'bookinfo', expose: {} }],
      },
    ],
  },
]);
