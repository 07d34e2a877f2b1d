import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        peerAuthentication: {
          mode: 'STRICT',
          // A monitoring agent outside the mesh asks the ratings for their state.
          exceptions: [{ namespace: 'bookinfo', matchLabels: { app: 'ratings' }, ports: [9080], mode: 'PERMISSIVE' }],
        },
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [{ name: 'bookinfo', namespace: 'bookinfo', sample: 'bookinfo', expose: {} }],
      },
    ],
  },
]);
