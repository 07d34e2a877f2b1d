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
            service: {
              type: 'LoadBalancer',
              annotations: { 'service.beta.kubernetes.io/aws-load-balancer-type': 'nlb' },
            },
          },
        ],
        applications: [
          { name: 'bookinfo', namespace: 'books', sample: 'bookinfo', expose: { host: 'books.acme.org' } },
          {
            name: 'quotes',
            namespace: 'quotes',
            expose: { host: 'quotes.acme.org', service: { name: 'quotes', port: 9090 }, protocol: 'GRPC' },
          },
        ],
      },
    ],
  },
]);
