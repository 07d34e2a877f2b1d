import { synth } from 'rigging';

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        values: { meshConfig: { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } } },
        egressGateways: [{ name: 'istio-egressgateway', namespace: 'istio-egress' }],
        externalServices: [
          { name: 'packages', hosts: ['registry.npmjs.org', '*.githubusercontent.com'] },
          {
            name: 'orders',
            hosts: ['orders.db.acme.org'],
            ports: [{ number: 5432, protocol: 'TCP' }],
            namespaces: ['shop'],
          },
          { name: 'status', hosts: ['status.acme.org'], tls: {} },
          { name: 'crm', hosts: ['crm.acme.org'], egressGateway: 'istio-egressgateway' },
          {
            name: 'payments',
            hosts: ['api.bank.acme.org', 'files.bank.acme.org'],
            tls: { mode: 'MUTUAL', credentialName: 'bank-client' },
            egressGateway: 'istio-egressgateway',
            namespaces: ['shop'],
          },
        ],
        applications: [
          { name: 'shop', namespace: 'shop' },
          { name: 'sales', namespace: 'sales' },
        ],
      },
    ],
  },
]);
