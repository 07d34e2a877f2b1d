import { synth } from 'rigging';

synth([
  {
    name: 'crc',
    appsDomain: 'apps-crc.testing',
    openshift: '4.20',
    release: '3.4',
    controlPlanes: [
      {
        version: 'v1.30.3',
        values: {
          meshConfig: {
            outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' },
            enableAutoMtls: true,
            meshMTLS: { minProtocolVersion: 'TLSV1_3' },
          },
        },
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [
          {
            name: 'bookinfo',
            namespace: 'app1',
            sample: 'bookinfo',
            expose: {
              certificate: {
                subject: {
                  organizations: ['Rainmaker'],
                  countries: ['Japan'],
                  organizationalUnits: ['ServiceMesh'],
                  localities: ['Chiba'],
                  provinces: ['Chiba'],
                },
              },
            },
          },
        ],
      },
    ],
  },
]);
