import { expect, test } from 'vitest';
import { canonical } from '../../lib/manifest/canonical';
import type { Manifest } from '../../lib/manifest/manifest';
import { objectsOf, reference } from '../support';

test('null and undefined are left out, at any depth', () => {
  const spec = { a: null, b: undefined, c: { d: null, e: [{ f: undefined, g: 0 }] }, h: false, i: '' };

  expect(canonical(object('apps/v1', 'Deployment', { spec })).spec).toEqual({
    c: { e: [{ g: 0 }] },
    h: false,
    i: '',
  });
});

test('labels and annotations without entries are left out, in templates too; no other empty map is', () => {
  const metadata = { name: 'a', labels: {}, annotations: {} };
  const spec = { podSelector: {}, template: { metadata: { labels: {}, annotations: { a: 'b' } } }, labels: {} };

  const { metadata: written, spec: writtenSpec } = canonical({
    ...object('apps/v1', 'Deployment', { spec }),
    metadata,
  });

  expect(written).toEqual({ name: 'a' });
  expect(writtenSpec).toEqual({
    podSelector: {},
    template: { metadata: { annotations: { a: 'b' } } },
    labels: {},
  });
});

test("quantities of Kubernetes' own kinds are written as they are stored", () => {
  const resources = { requests: { cpu: '1000m', memory: '1024Mi' }, limits: { cpu: 0.5, memory: '1.5Gi' } };
  const spec = {
    template: { spec: { containers: [{ name: 'a', resources }], volumes: [{ emptyDir: { sizeLimit: '1024Ki' } }] } },
    metrics: [{ pods: { target: { averageValue: '1000m' } } }],
    hard: { pods: '010' },
    capacity: { storage: '2048Mi' },
  };

  expect(canonical(object('apps/v1', 'Deployment', { spec })).spec).toEqual({
    template: {
      spec: {
        containers: [
          {
            name: 'a',
            resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '500m', memory: '1536Mi' } },
          },
        ],
        volumes: [{ emptyDir: { sizeLimit: '1Mi' } }],
      },
    },
    metrics: [{ pods: { target: { averageValue: '1' } } }],
    hard: { pods: '10' },
    capacity: { storage: '2Gi' },
  });
});

test('what only looks like a quantity stays', () => {
  const data = { cpu: '1000m', requests: '1000m', sizes: { memory: '1024Mi' } };

  expect(canonical(object('v1', 'ConfigMap', { data }))).toMatchObject({ data });
  expect(canonical(object('unknown.example.com/v1', 'Thing', { limits: { cpu: '1000m' } }))).toMatchObject({
    limits: { cpu: '1000m' },
  });
});

test("durations of a certificate are written as they are stored, and no other object's are", () => {
  const spec = { duration: '8760h', renewBefore: '90m', secretName: '1h' };
  const certificate = canonical(object('cert-manager.io/v1', 'Certificate', { spec }));

  expect(certificate.spec).toMatchObject({ duration: '8760h0m0s', renewBefore: '1h30m0s', secretName: '1h' });
  expect(canonical(object('unknown.example.com/v1', 'Certificate', { spec })).spec).toEqual(spec);
  expect(canonical(object('cert-manager.io/v1', 'Certificate', { spec: { duration: 5 } })).spec).toMatchObject({
    duration: 5,
  });
  expect(canonical(object('cert-manager.io/v1', 'Certificate', {}))).toMatchObject({ kind: 'Certificate' });
});

test('durations and quantities are written as operators write them back', () => {
  const istiodTLSConfig = { certificateDuration: '1h', certificateRenewBefore: '30m', trustDomain: '1h' };
  const csr = canonical(
    object('operator.openshift.io/v1alpha1', 'IstioCSR', { spec: { istioCSRConfig: { istiodTLSConfig } } }),
  );
  const resources = { requests: { cpu: '1000m', memory: '1024Mi' } };
  const cni = canonical(object('sailoperator.io/v1', 'IstioCNI', { spec: { values: { cni: { resources } } } }));
  const tempo = canonical(object('tempo.grafana.com/v1alpha1', 'TempoStack', { spec: { storageSize: '10240Mi' } }));

  expect(csr.spec).toMatchObject({
    istioCSRConfig: {
      istiodTLSConfig: {
        certificateDuration: '1h0m0s',
        certificateRenewBefore: '30m0s',
        maxCertificateDuration: '1h0m0s',
        trustDomain: '1h',
      },
    },
  });
  expect(cni.spec).toMatchObject({ values: { cni: { resources: { requests: { cpu: '1', memory: '1Gi' } } } } });
  expect(tempo.spec).toEqual({ storageSize: '10Gi' });
});

test('a key named __proto__ is a key like any other', () => {
  const data = JSON.parse('{ "__proto__": "kept" }');

  expect(Object.entries(canonical(object('v1', 'ConfigMap', { data })).data as object)).toEqual([
    ['__proto__', 'kept'],
  ]);
});

test('what is canonical stays as it is, and nothing is changed in place', () => {
  const objects = [...objectsOf(reference).values()];
  const before = structuredClone(objects);

  expect(objects.map(canonical)).toEqual(before);
  expect(objects).toEqual(before);
});

function object(apiVersion: string, kind: string, fields: object): Manifest {
  return { apiVersion, kind, metadata: { name: 'a' }, ...fields };
}
