import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        networkPolicies: 'rendered',
        gateways: [
          { name: 'istio-ingressgateway', namespace: 'istio-ingress' },
          { name: 'partners', namespace: 'partners', service: { type: 'LoadBalancer' } },
        ],
        applications: [
          {
            name: 'bookinfo',
            namespace: 'bookinfo',
            sample: 'bookinfo',
            expose: { gateway: 'istio-ingressgateway' },
          },
          {
            name: 'orders',
            namespace: 'orders',
            expose: { gateway: 'partners', host: 'orders.acme.org', service: { name: 'orders', port: 8080 } },
            callers: [{ namespace: 'bookinfo' }],
          },
        ],
      },
    ],
  },
]);
