import { expect, test } from 'vitest';
import { askedSecrets } from '../../../../lib/check/derived/certificate/asked-secrets';

const annotations = { 'cert-manager.io/cluster-issuer': 'letsencrypt' };
const metadata = { name: 'bookinfo', namespace: 'bookinfo', annotations };
const gateway = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  metadata,
  spec: {
    listeners: [
      { name: 'http', port: 80, protocol: 'HTTP' },
      {
        name: 'https',
        port: 443,
        protocol: 'HTTPS',
        tls: { certificateRefs: [{ name: 'bookinfo-tls' }, { name: 'shared-tls', namespace: 'shared' }] },
      },
    ],
  },
};
const ingress = {
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata,
  spec: { tls: [{ hosts: ['bookinfo.acme.org'], secretName: 'bookinfo-tls' }, {}] },
};

test.each([gateway, ingress])('an annotated $kind asks cert-manager for the Secrets of its own namespace', (on) => {
  expect(askedSecrets(on)).toEqual(['bookinfo-tls']);
});

test.each([gateway, ingress])('without the annotation $kind asks for none', (on) => {
  expect(askedSecrets({ ...on, metadata: { name: 'bookinfo' } })).toEqual([]);
});
