import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        gateways: [{ name: 'public', namespace: 'istio-ingress' }],
        applications: [
          { name: 'bookinfo', namespace: 'books', sample: 'bookinfo', expose: { termination: 'passthrough' } },
          {
            name: 'shop',
            namespace: 'shop',
            expose: { termination: 'edge', service: { name: 'web', port: 8080 } },
          },
          {
            name: 'account',
            namespace: 'account',
            expose: { termination: 'reencrypt', service: { name: 'web', port: 8080 } },
          },
        ],
      },
    ],
  },
]);
