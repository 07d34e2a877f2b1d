import { synth } from 'rigging';

const sso = {
  issuer: 'https://sso.acme.org/realms/acme',
  jwksUri: 'https://sso.acme.org/realms/acme/protocol/openid-connect/certs',
};

synth([
  {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        peerAuthentication: { mode: 'STRICT' },
        denyByDefault: true,
        gateways: [{ name: 'istio-ingressgateway', namespace: 'istio-ingress' }],
        applications: [
          { name: 'bookinfo', namespace: 'bookinfo', sample: 'bookinfo', expose: {} },
          {
            name: 'orders',
            namespace: 'orders',
            expose: { service: { name: 'orders', port: 8080 }, jwtRules: [{ ...sso, audiences: ['orders'] }] },
            callers: [{ namespace: 'bookinfo', serviceAccounts: ['bookinfo-productpage'] }],
          },
        ],
      },
    ],
  },
]);
