import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        // No sidecars: the pods' traffic is carried by the proxy of their node.
        dataplaneMode: 'ambient',
        gateways: [{ name: 'public', namespace: 'ingress' }],
        applications: [
          {
            name: 'bookinfo',
            namespace: 'bookinfo',
            sample: 'bookinfo',
            expose: {},
            // Understands HTTP for the whole namespace; calls from the gateway pass it too.
            waypoint: {},
          },
          { name: 'warehouse', namespace: 'warehouse' },
        ],
      },
    ],
  },
]);
