import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        gateways: [{ name: 'public', namespace: 'istio-ingress' }],
        applications: [
          {
            name: 'shop',
            namespace: 'shop',
            expose: {
              host: 'shop.acme.org',
              service: { name: 'web', port: 8080 },
              certificate: { issuerRef: { name: 'letsencrypt' } },
            },
          },
          {
            name: 'bank',
            namespace: 'bank',
            expose: {
              host: 'bank.acme.org',
              service: { name: 'api', port: 8080 },
              certificate: { secretName: 'bank-extended-validation' },
            },
          },
        ],
      },
    ],
  },
]);
