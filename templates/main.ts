import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    // What the cluster says: oc get ingresses.config cluster -o jsonpath='{.spec.domain}'
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [
          // Istio's sample, to see the mesh work. One of your own has a Service instead, which stands in your repository:
          // { name: 'shop', namespace: 'shop', expose: { service: { name: 'web', port: 8080 } } },
          { name: 'bookinfo', namespace: 'bookinfo', sample: 'bookinfo', expose: {} },
        ],
      },
    ],
  },
]);
