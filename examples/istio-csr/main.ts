import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        certificateAuthority: { signer: 'istio-csr' },
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [{ name: 'bookinfo', namespace: 'bookinfo', sample: 'bookinfo', expose: {} }],
      },
    ],
  },
]);
