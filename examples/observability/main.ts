import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    userWorkloadMonitoring: true,
    controlPlanes: [
      {
        observability: {
          accessLogs: true,
          kiali: true,
          tracing: {
            randomSamplingPercentage: 5,
            storage: { secret: { name: 'trace-storage', type: 's3' }, storageSize: '20Gi' },
          },
        },
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [{ name: 'bookinfo', namespace: 'bookinfo', sample: 'bookinfo', expose: {} }],
      },
    ],
  },
]);
