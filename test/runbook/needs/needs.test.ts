import { expect, test } from 'vitest';
import type { Manifest } from '../../../lib/manifest/manifest';
import { View } from '../../../lib/manifest/view';
import { needs } from '../../../lib/runbook/needs/needs';
import { reference, stagesOf } from '../../support';
import {
  ambientMesh,
  canaryMesh,
  changed,
  egressMesh,
  gatewayApiMesh,
  mirroredMesh,
  object,
  observedMesh,
  primaryMesh,
  stage,
  terminatedMesh,
} from '../meshes';

test('the reference counts on nothing that it does not bring', () => {
  const stages = stagesOf(reference);

  expect(needs(new View(stages.flatMap(({ manifests }) => manifests)), stages)).toEqual([]);
});

test('the Secret of an object storage is told with who names it, and before which file it must be there', () => {
  expect(needsOf(observedMesh)[0]).toEqual({
    what: 'Secret `tempo/traces`, which TempoStack tempo/mesh names, before `50-all.yaml`',
    why: 'address and keys of the object storage (s3). Secrets are never written here',
    command: 'oc -n tempo get secret traces',
  });
});

test('what the mesh shows hosts outside must be beside the pods that call them', () => {
  expect(commandsOf(egressMesh)).toEqual(['oc -n out get secret bank']);
  expect(commandsOf(egressMesh.filter(({ kind }) => kind !== 'VirtualService'))).toEqual([
    'oc -n shop get secret bank',
    'oc -n out get secret bank',
  ]);
});

test.each([
  ['a Certificate', object('cert-manager.io/v1', 'Certificate out/x', { spec: { secretName: 'bank' } })],
  [
    'an ExternalSecret',
    object('external-secrets.io/v1', 'ExternalSecret out/x', { spec: { target: { name: 'bank' } } }),
  ],
  ['an ExternalSecret of its name', object('external-secrets.io/v1', 'ExternalSecret out/bank')],
  ['a SealedSecret', object('bitnami.com/v1alpha1', 'SealedSecret out/bank')],
  [
    'a Service that asks for it',
    object('v1', 'Service out/x', { annotations: { 'service.beta.openshift.io/serving-cert-secret-name': 'bank' } }),
  ],
])('a Secret that %s makes is not asked for', (_, maker) => {
  expect(commandsOf([...egressMesh, maker])).toEqual([]);
  const elsewhere = { ...maker, metadata: { ...maker.metadata, namespace: 'elsewhere' } };
  expect(commandsOf([...egressMesh, elsewhere])).toEqual(['oc -n out get secret bank']);
});

test('certificates that nothing here issues are asked for once, where they are shown', () => {
  const withoutCertificate = (all: readonly Manifest[]) =>
    all.filter(({ kind }) => !['Certificate', 'Issuer'].includes(kind));

  expect(commandsOf(withoutCertificate(gatewayApiMesh('ClusterIP')))).toEqual([
    'oc get crd/gateways.gateway.networking.k8s.io',
    'oc -n ingress get secret shop-cert',
  ]);
  expect(commandsOf(withoutCertificate(terminatedMesh('edge', { externalCertificate: { name: 'own' } })))).toEqual([
    'oc -n ingress get secret own',
  ]);
});

test('the key of an authority is asked for where no Certificate is one', () => {
  const given = object('cert-manager.io/v1', 'Issuer a/b', { spec: { ca: { secretName: 'key' } } });

  expect(commandsOf([given])).toEqual(['oc -n a get secret key']);
});

test('issuers of others are asked for where they stand', () => {
  const own = object('cert-manager.io/v1', 'Certificate a/b', {
    spec: { secretName: 'b', issuerRef: { name: 'team' } },
  });

  expect(commandsOf([...mirroredMesh, own]).slice(1)).toEqual([
    'oc -n a get issuer.cert-manager.io/team',
    'oc get clusterissuer.cert-manager.io/mesh-root',
  ]);
  expect(commandsOf([own, object('cert-manager.io/v1', 'Issuer a/team')])).toEqual([]);
});

test('the catalog of a mirror is asked for, unless it is among the objects', () => {
  const catalog = object(
    'operators.coreos.com/v1alpha1',
    'CatalogSource openshift-marketplace/cs-redhat-operator-index',
  );

  expect(needsOf(mirroredMesh)[0]?.what).toContain('openshift-marketplace/cs-redhat-operator-index');
  expect(commandsOf([...mirroredMesh, catalog])).toEqual(['oc get clusterissuer.cert-manager.io/mesh-root']);
});

test('ambient mode needs routing by way of the nodes, and waypoints the Gateway API', () => {
  expect(commandsOf(ambientMesh)).toEqual([
    'oc get network.operator.openshift.io/cluster -o jsonpath=\'{.spec.defaultNetwork.ovnKubernetesConfig.gatewayConfig.routingViaHost}{"\\n"}\'',
    'oc get crd/gateways.gateway.networking.k8s.io',
  ]);
});

test('a revision that tags stay with must have been there before', () => {
  expect(commandsOf(canaryMesh)).toEqual(['oc get istiorevision/default-v1-28-10']);
  const active = () => ({ targetRef: { kind: 'IstioRevision', name: 'default-v1-30-3' } });
  expect(commandsOf(changed(canaryMesh, { 'IstioRevisionTag default': active }))).toEqual([]);
});

test('istiod of a mesh of several clusters needs a root that it shares, unless it has a signer', () => {
  expect(commandsOf(primaryMesh)).toEqual(['oc -n istio-system get secret cacerts']);
  const cacerts = object('cert-manager.io/v1', 'Certificate istio-system/cacerts', { spec: { secretName: 'cacerts' } });
  expect(commandsOf([...primaryMesh, cacerts])).toEqual([]);
  const global = { multiCluster: { clusterName: 'east' }, caAddress: 'signer.test:443' };
  expect(commandsOf(changed(primaryMesh, { 'Istio default': (spec) => ({ ...spec, values: { global } }) }))).toEqual(
    [],
  );
});

test('the object that turns monitoring on is one for the whole cluster, and is looked at before it is replaced', () => {
  const need = needsOf(observedMesh).at(-1);

  expect(need?.what).toBe('A look at ConfigMap `openshift-monitoring/cluster-monitoring-config`, before `50-all.yaml`');
  expect(need?.why).toContain('oc -n openshift-monitoring edit configmap cluster-monitoring-config');
  expect(need?.command).toBe('oc -n openshift-monitoring get configmap cluster-monitoring-config -o yaml');
});

test('monitors need a monitoring that somebody else turns on, where it is not turned on here', () => {
  const monitors = observedMesh.filter(({ kind }) => kind === 'PodMonitor');

  expect(commandsOf(monitors)).toEqual(['oc -n openshift-user-workload-monitoring get pods']);
});

function needsOf(manifests: readonly Manifest[]) {
  return needs(new View(manifests), [stage(manifests)]);
}

function commandsOf(manifests: readonly Manifest[]): readonly string[] {
  return needsOf(manifests).map(({ command }) => command);
}
