import { synth } from 'rigging';

synth([
  {
    name: 'east',
    appsDomain: 'apps.east.acme.org',
    controlPlanes: [
      {
        multiCluster: { meshID: 'acme' },
        certificateAuthority: { signer: 'istiod', issuerRef: { name: 'mesh-root' } },
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [{ name: 'bookinfo', namespace: 'bookinfo', sample: 'bookinfo', expose: {} }],
      },
    ],
  },
  {
    name: 'west',
    appsDomain: 'apps.west.acme.org',
    controlPlanes: [
      {
        multiCluster: {
          meshID: 'acme',
          remote: { primary: 'east', remotePilotAddress: 'eastwest.east.acme.org' },
        },
        applications: [{ name: 'bookinfo', namespace: 'bookinfo', sample: 'bookinfo' }],
      },
    ],
  },
]);
