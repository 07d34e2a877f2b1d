import { synth } from 'rigging';

// In the middle of an upgrade: the new revision runs, one team tries it, and everybody else stays until `version` of
// the tag is removed. No label of a namespace changes on the way.
synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        version: 'v1.30.3',
        updateStrategy: { type: 'RevisionBased', inactiveRevisionDeletionGracePeriodSeconds: 3600 },
        revisionTags: [{ name: 'default', version: 'v1.28.10' }, { name: 'canary' }],
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [
          { name: 'shop', namespace: 'shop', expose: { service: { name: 'web', port: 8080 } } },
          { name: 'search', namespace: 'search', revisionTag: 'canary' },
        ],
      },
    ],
  },
]);
