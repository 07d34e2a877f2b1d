import { describe, expect, test } from 'vitest';
import { externalCertificateLast } from '../../../lib/check/rules/order/external-certificate-last';
import { injectedLast } from '../../../lib/check/rules/order/injected-last';
import { issuerFirst } from '../../../lib/check/rules/order/issuer-first';
import { knownNamespace } from '../../../lib/check/rules/order/known-namespace';
import { meshHealth } from '../../../lib/check/rules/order/mesh-health';
import { namespaceFirst } from '../../../lib/check/rules/order/namespace-first';
import { operatorFirst } from '../../../lib/check/rules/order/operator-first';
import { skipDryRunOnMissingResource } from '../../../lib/check/rules/order/skip-dry-run';
import { syncAnnotations } from '../../../lib/check/rules/order/sync-annotations';
import { deployment, namespace, service, yaml } from './documents';
import { linesOf, meshOf } from './examples';
import { istio, linesIn, placesIn } from './policies';

interface Made {
  readonly metadata: object;
}

/** The same object in a wave of Argo CD. */
function inWave<T extends Made>(wave: number | undefined, object: T, more: object = {}): T {
  const annotations = { ...(wave !== undefined && { 'argocd.argoproj.io/sync-wave': String(wave) }), ...more };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

const made = (apiVersion: string, kind: string, name: string, where: string | undefined, more: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: where },
  ...more,
});
const account = made('v1', 'ServiceAccount', 'a', 'shop');
const shop = namespace('shop', {});
const cni = made('sailoperator.io/v1', 'IstioCNI', 'default', undefined, { spec: { namespace: 'istio-cni' } });
const operator = made('operators.coreos.com/v1alpha1', 'Subscription', 'mesh', 'openshift-operators', {
  spec: { name: 'servicemeshoperator3', channel: 'stable-3.4' },
});

describe('ORD001', () => {
  test.each([
    ['openshift-ingress', 0],
    ['kube-system', 0],
    ['default', 0],
    ['cert-manager', 0],
    ['openshifty', 1],
  ])('namespace "%s"', (where, count) => {
    expect(placesIn(knownNamespace, [shop, made('v1', 'ServiceAccount', 'a', where)])).toHaveLength(count);
  });

  test('an input without any Namespace is a part of something', () => {
    expect(linesIn(knownNamespace, [account])).toEqual([]);
  });

  test('a namespace on a cluster-scoped object is API008', () => {
    expect(linesIn(knownNamespace, [shop, made('cert-manager.io/v1', 'ClusterIssuer', 'a', 'elsewhere')])).toEqual([]);
  });
});

describe('ORD002', () => {
  test('files are applied as they list their objects', () => {
    expect(placesIn(namespaceFirst, [account, shop])).toEqual(['ServiceAccount shop/a metadata.namespace']);
    expect(placesIn(namespaceFirst, [shop, account])).toEqual([]);
  });

  test('Argo CD goes by waves, and by kinds within one', () => {
    expect(placesIn(namespaceFirst, [inWave(1, account), inWave(0, shop)])).toEqual([]);
    expect(placesIn(namespaceFirst, [inWave(1, account), inWave(1, shop)])).toEqual([]);
    expect(placesIn(namespaceFirst, [shop, inWave(-1, account)])).toHaveLength(1);
    expect(placesIn(namespaceFirst, [shop, inWave(0, account, { 'argocd.argoproj.io/hook': 'PreSync' })])).toHaveLength(
      1,
    );
  });
});

test('ORD003: a Subscription of an earlier wave, or declared, is early enough', () => {
  expect(placesIn(operatorFirst, [inWave(0, operator), inWave(1, cni)])).toEqual([]);
  expect(placesIn(operatorFirst, [inWave(1, operator), inWave(1, cni)])).toHaveLength(1);
  expect(placesIn(operatorFirst, [cni, operator])).toHaveLength(1);
  expect(linesOf(meshOf({ code: 'ORD003', given: yaml(operator) }, yaml(cni)), [operatorFirst])).toEqual([]);
});

describe('ORD004', () => {
  const waved = inWave(1, cni);
  const application = (options: readonly string[]) =>
    made('argoproj.io/v1alpha1', 'Application', 'mesh', 'openshift-gitops', {
      spec: { syncPolicy: { syncOptions: options } },
    });

  test('without Argo CD in play nothing is asked', () => {
    expect(linesIn(skipDryRunOnMissingResource, [operator, cni])).toEqual([]);
    expect(linesIn(skipDryRunOnMissingResource, [inWave(0, operator), waved])).toHaveLength(1);
  });

  test('one option among several is enough, or the Application says it for all', () => {
    const options = { 'argocd.argoproj.io/sync-options': 'ServerSideApply=true, SkipDryRunOnMissingResource=true' };

    expect(linesIn(skipDryRunOnMissingResource, [operator, inWave(1, cni, options)])).toEqual([]);
    expect(
      linesIn(skipDryRunOnMissingResource, [operator, waved, application(['SkipDryRunOnMissingResource=true'])]),
    ).toEqual([]);
    expect(linesIn(skipDryRunOnMissingResource, [operator, cni, application([])])).toHaveLength(1);
  });

  test('the CRDs of a declared operator are there', () => {
    const mesh = meshOf({ code: 'ORD004', given: yaml(operator) }, yaml(waved));

    expect(linesOf(mesh, [skipDryRunOnMissingResource])).toEqual([]);
  });
});

test.each([
  [{ resourceTrackingMethod: 'annotation' }, 1],
  [{ resourceHealthChecks: [{ group: 'sailoperator.io', kind: 'Istio', check: 'return {}' }] }, 0],
  [{ extraConfig: { 'resource.customizations.health.sailoperator.io_Istio': 'return {}' } }, 0],
])('ORD005: an ArgoCD with %j', (spec, count) => {
  const argoCd = made('argoproj.io/v1beta1', 'ArgoCD', 'a', 'openshift-gitops', { spec });

  expect(linesIn(meshHealth, [argoCd, inWave(1, istio())])).toHaveLength(count);
  expect(linesIn(meshHealth, [argoCd, istio()])).toEqual([]);
});

describe('ORD006', () => {
  const enrolled = namespace('shop', { 'istio-injection': 'enabled' });
  const pods = deployment('a', 'shop', {});

  test.each([
    ['after the control plane', [enrolled, cni, istio(), pods], 0],
    ['before it', [enrolled, cni, pods, istio()], 1],
    ['before the CNI plugin', [enrolled, istio(), pods, cni], 1],
    ['without a proxy', [namespace('shop', {}), pods, istio()], 0],
    ['where labels are unknown', [pods, istio()], 0],
    ['of another revision', [namespace('shop', { 'istio.io/rev': 'other' }), pods, istio()], 0],
    ['in the same wave', [inWave(1, enrolled), inWave(1, istio()), inWave(1, pods)], 1],
    ['in a later wave', [inWave(1, pods), istio(), enrolled], 0],
  ])('pods %s', (_, objects, count) => {
    expect(placesIn(injectedLast, objects)).toEqual(Array(count).fill('Deployment shop/a '));
  });
});

describe('ORD007', () => {
  const route = made('route.openshift.io/v1', 'Route', 'a', 'shop', {
    spec: {
      host: 'a.apps.ocp.acme.org',
      to: { kind: 'Service', name: 'a' },
      tls: { externalCertificate: { name: 'tls' } },
    },
  });
  const certificate = made('cert-manager.io/v1', 'Certificate', 'a', 'shop', { spec: { secretName: 'tls' } });
  const binding = made('rbac.authorization.k8s.io/v1', 'RoleBinding', 'a', 'shop', {
    subjects: [{ kind: 'ServiceAccount', name: 'router', namespace: 'openshift-ingress' }],
  });

  test('a Certificate takes a wave to become a Secret, a RoleBinding holds at once', () => {
    expect(placesIn(externalCertificateLast, [inWave(1, certificate), inWave(1, route)])).toHaveLength(1);
    expect(placesIn(externalCertificateLast, [inWave(0, certificate), inWave(1, route), inWave(1, binding)])).toEqual(
      [],
    );
    expect(
      placesIn(externalCertificateLast, [inWave(0, certificate), inWave(1, route), inWave(2, binding)]),
    ).toHaveLength(1);
  });
});

describe('ORD008', () => {
  const issuer = made('cert-manager.io/v1', 'Issuer', 'ca', 'shop', { spec: { ca: { secretName: 'ca' } } });
  const certificate = made('cert-manager.io/v1', 'Certificate', 'a', 'shop', { spec: { issuerRef: { name: 'ca' } } });
  const authority = made('cert-manager.io/v1', 'Certificate', 'ca', 'shop', { spec: { secretName: 'ca', isCA: true } });

  test.each([
    ['in one wave', [inWave(1, certificate), inWave(1, issuer), inWave(1, authority)], []],
    ['without waves', [certificate, issuer, authority], []],
    ['its issuer later', [inWave(1, certificate), inWave(2, issuer)], ['Certificate shop/a spec.issuerRef.name']],
    ['its authority later', [inWave(1, issuer), inWave(2, authority)], ['Issuer shop/ca spec.ca.secretName']],
  ])('a Certificate: %s', (_, objects, expected) => {
    expect(placesIn(issuerFirst, objects)).toEqual(expected);
  });
});

test.each([
  [{ 'argocd.argoproj.io/sync-wave': '-5' }, 0],
  [{ 'argocd.argoproj.io/sync-wave': '+5' }, 0],
  [{ 'argocd.argoproj.io/sync-wave': '5.0' }, 1],
  [{ 'argocd.argoproj.io/sync-wave': '' }, 1],
  [{ 'argocd.argoproj.io/sync-wave': 5 }, 1],
  [{ 'argocd.argoproj.io/hook': 'PreSync, Sync' }, 0],
  [{ 'argocd.argoproj.io/hook': 'Presync' }, 1],
])('ORD009: %j', (annotations, count) => {
  expect(placesIn(syncAnnotations, [inWave(undefined, service('a', 'shop', {}), annotations)])).toHaveLength(count);
});
