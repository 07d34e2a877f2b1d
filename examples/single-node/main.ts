import { synth } from 'rigging';

synth([
  {
    name: 'branch',
    appsDomain: 'apps.branch.acme.org',
    infrastructureTopology: 'SingleReplica',
    controlPlanes: [
      {
        values: { pilot: { resources: { requests: { cpu: '100m', memory: '512Mi' } } } },
        gateways: [
          {
            name: 'istio-ingressgateway',
            namespace: 'istio-ingress',
            resources: { requests: { cpu: '50m', memory: '96Mi' }, limits: { memory: '512Mi' } },
          },
        ],
        applications: [{ name: 'till', namespace: 'till', expose: { service: { name: 'web', port: 8080 } } }],
      },
    ],
  },
]);
