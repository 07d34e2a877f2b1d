import { describe, expect, test } from 'vitest';
import { knownPodReference } from '../../../../lib/check/rules/service/known-pod-reference';
import { knownServiceAccount } from '../../../../lib/check/rules/service/known-service-account';
import { selectedPods } from '../../../../lib/check/rules/service/selected-pods';
import { deployment, linesFor, service } from '../documents';

describe('SVC004', () => {
  const alone = serviceOf({ port: 80 });

  test.each([
    [
      'an operator runs pods',
      { apiVersion: 'kiali.io/v1alpha1', kind: 'Kiali', metadata: { name: 'kiali', namespace: 'bookinfo' } },
    ],
    [
      'a ReplicaSet runs pods',
      { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata: { name: 'a', namespace: 'bookinfo' } },
    ],
    [
      'the control plane stands',
      { apiVersion: 'sailoperator.io/v1', kind: 'Istio', metadata: { name: 'a' }, spec: { namespace: 'bookinfo' } },
    ],
    [
      'istiod makes a gateway that is selected',
      {
        apiVersion: 'gateway.networking.k8s.io/v1',
        kind: 'Gateway',
        metadata: { name: 'a', namespace: 'bookinfo', labels: { app: 'a' } },
        spec: { gatewayClassName: 'istio' },
      },
    ],
  ])('is silent where %s', (_, object) => {
    expect(linesFor(selectedPods, alone, object)).toEqual([]);
  });

  test.each([{ type: 'ExternalName', externalName: 'a.acme.org', selector: { app: 'a' } }, { ports: [] }])(
    'is silent on a Service with %j',
    (spec) => {
      expect(linesFor(selectedPods, service('a', 'bookinfo', spec))).toEqual([]);
    },
  );

  test('says which labels there are', () => {
    const pods = [deployment('a', 'bookinfo', { app: 'aa' }), deployment('b', 'shop', { app: 'a' })];

    expect(linesFor(selectedPods, alone, ...pods)).toEqual([
      'SVC004 Service bookinfo/a spec.selector.app: no pods in "bookinfo" carry "app: a" ("aa"); did you mean "aa"?',
    ]);
  });
});

test('SVC015 knows the accounts of every namespace, and names those of this one', () => {
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'reviews', namespace: 'bookinfo' } };
  const pods = ['reviews', 'default', 'review'].map((serviceAccountName) =>
    deployment(serviceAccountName, 'bookinfo', { app: 'a' }, {}, { serviceAccountName }),
  );

  expect(linesFor(knownServiceAccount, account, ...pods)).toEqual([
    'SVC015 Deployment bookinfo/review spec.template.spec.serviceAccountName: no ServiceAccount "review" in "bookinfo" ("reviews"); did you mean "reviews"?',
  ]);
});

describe('SVC016', () => {
  const found = [
    { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'claim', namespace: 'bookinfo' } },
    {
      apiVersion: 'cert-manager.io/v1',
      kind: 'Certificate',
      metadata: { name: 'a', namespace: 'bookinfo' },
      spec: { secretName: 'tls' },
    },
    { apiVersion: 'trust.cert-manager.io/v1alpha1', kind: 'Bundle', metadata: { name: 'cas' } },
  ];
  const volumes = [
    { name: 'a', configMap: { name: 'istio-ca-root-cert' } },
    { name: 'b', persistentVolumeClaim: { claimName: 'claim' } },
    { name: 'c', secret: { secretName: 'tls' } },
    {
      name: 'd',
      projected: { sources: [{ configMap: { name: 'cas' } }, { secret: { name: 'gone', optional: true } }] },
    },
    { name: 'e', emptyDir: {} },
  ];

  test('finds what others make, and passes over what is optional', () => {
    expect(linesFor(knownPodReference, ...found, deployment('a', 'bookinfo', {}, {}, { volumes }))).toEqual([]);
  });

  test('looks at volumes, environment and init containers', () => {
    const env = [{ name: 'A', valueFrom: { secretKeyRef: { name: 'gone', key: 'a' } } }];
    const pod = {
      volumes: volumes.slice(1, 3),
      initContainers: [{ name: 'b', envFrom: [{ secretRef: { name: 'gone' } }] }],
    };

    expect(
      linesFor(knownPodReference, deployment('a', 'bookinfo', {}, { env }, pod)).map((line) => line.split(' ')[3]),
    ).toEqual([
      'spec.template.spec.volumes[0].persistentVolumeClaim.claimName:',
      'spec.template.spec.volumes[1].secret.secretName:',
      'spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef.name:',
      'spec.template.spec.initContainers[0].envFrom[0].secretRef.name:',
    ]);
  });
});

function serviceOf(port: object) {
  return service('a', 'bookinfo', { selector: { app: 'a' }, ports: [port] });
}
