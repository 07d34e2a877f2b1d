import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        gateways: [
          {
            name: 'public',
            namespace: 'istio-ingress',
            gatewayClassName: 'istio',
          },
        ],
        namespaces: ['payments'],
        applications: [
          { name: 'bookinfo', namespace: 'books', sample: 'bookinfo', expose: {} },
          {
            name: 'quotes',
            namespace: 'quotes',
            expose: { service: { name: 'quotes', port: 9090 }, protocol: 'GRPC' },
          },
          {
            name: 'checkout',
            namespace: 'checkout',
            expose: {
              service: { name: 'web', port: 8080, namespace: 'payments' },
              paths: [{ prefix: '/checkout' }],
              termination: 'reencrypt',
            },
          },
        ],
      },
    ],
  },
]);
