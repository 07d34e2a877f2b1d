import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    infrastructureTopology: 'HighlyAvailable',
    controlPlanes: [
      {
        gateways: [
          {
            name: 'istio-ingressgateway',
            namespace: 'istio-ingress',
            autoscaling: { minReplicas: 3, maxReplicas: 10, targetCpuUtilizationPercent: 60 },
            podDisruptionBudget: { minAvailable: 2 },
            resources: { requests: { cpu: '500m', memory: '512Mi' }, limits: { memory: '1Gi' } },
          },
          {
            name: 'istio-partners',
            namespace: 'istio-partners',
            nodeSelector: { 'node-role.kubernetes.io/infra': '' },
            tolerations: [{ key: 'node-role.kubernetes.io/infra', operator: 'Exists', effect: 'NoSchedule' }],
          },
        ],
        applications: [
          {
            name: 'shop',
            namespace: 'shop',
            expose: { gateway: 'istio-ingressgateway', service: { name: 'web', port: 8080 } },
          },
          {
            name: 'orders',
            namespace: 'orders',
            expose: { gateway: 'istio-partners', service: { name: 'api', port: 8080 } },
          },
        ],
      },
    ],
  },
]);
