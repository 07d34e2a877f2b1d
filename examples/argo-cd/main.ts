import { synth } from 'rigging';

// Argo CD runs in hub and brings each mesh to its cluster: what it needs for that stands in dist/argocd/.
synth(
  [
    {
      name: 'hub',
      appsDomain: 'apps.hub.acme.org',
      controlPlanes: [
        {
          gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
          applications: [{ name: 'bookinfo', namespace: 'bookinfo', sample: 'bookinfo', expose: {} }],
        },
      ],
    },
    {
      name: 'prod',
      appsDomain: 'apps.prod.acme.org',
      destination: { server: 'https://api.prod.acme.org:6443' },
      userWorkloadMonitoring: true,
      controlPlanes: [
        {
          gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
          observability: { kiali: true },
        },
      ],
    },
  ],
  { argoCD: { repoURL: 'https://git.acme.org/platform/mesh.git' } },
);
