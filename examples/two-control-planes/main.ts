import { synth } from 'rigging';

// Two meshes on one cluster: each control plane sees the namespaces of its own, and has a tag of its own to follow.
synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        updateStrategy: { type: 'RevisionBased', inactiveRevisionDeletionGracePeriodSeconds: 3600 },
        revisionTags: [{ name: 'default' }],
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [{ name: 'shop', namespace: 'shop', expose: { service: { name: 'web', port: 8080 } } }],
      },
      {
        name: 'partner',
        namespace: 'istio-partner',
        updateStrategy: { type: 'RevisionBased', inactiveRevisionDeletionGracePeriodSeconds: 3600 },
        revisionTags: [{ name: 'partner' }],
        gateways: [{ name: 'partner-ingressgateway', namespace: 'partner-ingress' }],
        applications: [{ name: 'orders', namespace: 'orders', expose: { service: { name: 'api', port: 8080 } } }],
      },
    ],
  },
]);
