import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        // Metrics, access logs and Kiali; the monitoring of user workloads is on already, by whoever owns its ConfigMap.
        observability: {},
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [{ name: 'shop', namespace: 'shop' }],
      },
    ],
  },
]);
