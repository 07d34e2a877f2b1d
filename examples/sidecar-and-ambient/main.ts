import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        gateways: [{ name: 'public', namespace: 'ingress' }],
        applications: [
          // Keeps its sidecars.
          { name: 'bookinfo', namespace: 'bookinfo', sample: 'bookinfo', expose: {} },
          // Has moved to ambient mode, in the same mesh.
          {
            name: 'shop',
            namespace: 'shop',
            dataplaneMode: 'ambient',
            waypoint: { name: 'shop-waypoint' },
            expose: { service: { name: 'web', port: 8080 } },
          },
        ],
      },
    ],
  },
]);
