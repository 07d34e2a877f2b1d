import { describe, expect, test } from 'vitest';
import type { OssmReleaseName } from '../../../lib/platform/ossm';
import { inAmbient, objectsOf, reference } from '../../support';

/** The objects of the reference in ambient mode, on a release and with changes of the cluster and its control plane. */
function ambientOn(release: OssmReleaseName, plane: object = {}, cluster: object = {}) {
  const settings = inAmbient({ version: undefined, ...plane });
  return objectsOf({ ...settings, release, openshift: '4.20', ...cluster });
}

describe('the node proxy of ambient mode', () => {
  test('is not there where every pod has a sidecar', () => {
    expect(objectsOf(reference).has('ZTunnel default')).toBe(false);
  });

  test('stands beside an Istio that trusts its namespace, and a CNI plugin that knows it', () => {
    const objects = ambientOn('3.4', {}, { ztunnel: { namespace: 'node-proxy' } });

    expect(objects.get('ZTunnel default')).toMatchObject({
      apiVersion: 'sailoperator.io/v1',
      spec: { namespace: 'node-proxy', version: 'v1.30.3', targetRef: { kind: 'Istio', name: 'default' } },
    });
    expect(objects.get('Istio default')).toMatchObject({
      spec: { profile: 'ambient', values: { pilot: { trustedZtunnelNamespace: 'node-proxy' } } },
    });
    expect(objects.get('IstioCNI default')).toMatchObject({
      spec: { profile: 'ambient', values: { cni: { ambient: { reconcileIptablesOnStartup: true } } } },
    });
    expect(objects.has('Namespace node-proxy')).toBe(true);
  });

  test('is of the API version, and says what it is for, as far as the release knows it', () => {
    const spec = { namespace: 'ztunnel' };

    expect(ambientOn('3.1').get('ZTunnel default')).toMatchObject({
      apiVersion: 'sailoperator.io/v1alpha1',
      spec: { ...spec, profile: 'ambient', version: 'v1.26.8' },
    });
    expect(ambientOn('3.3').get('ZTunnel default')).toEqual({
      apiVersion: 'sailoperator.io/v1',
      kind: 'ZTunnel',
      metadata: expect.anything(),
      spec: { ...spec, version: 'v1.28.10' },
    });
  });

  test('looks for istiod where it is, unless it is where the Helm chart looks', () => {
    const objects = ambientOn('3.2', { name: 'mesh', namespace: 'mesh-system' });

    expect(objects.get('ZTunnel default')).toMatchObject({
      spec: { values: { ztunnel: { istioNamespace: 'mesh-system', revision: 'mesh' } } },
    });
    expect(ambientOn('3.2').get('ZTunnel default')).not.toHaveProperty('spec.values');
  });

  test('keeps the Helm values that settings write', () => {
    const objects = ambientOn(
      '3.4',
      { name: 'mesh' },
      { ztunnel: { version: 'v1.28.10', values: { ztunnel: { logLevel: 'debug' } } } },
    );

    expect(objects.get('ZTunnel default')).toMatchObject({
      spec: { version: 'v1.28.10', values: { ztunnel: { logLevel: 'debug', revision: 'mesh' } } },
    });
  });

  test('is seen by its control plane beside another one, and so is the CNI plugin', () => {
    const controlPlanes = [
      { name: 'quiet', namespace: 'quiet', applications: [{ name: 'old', namespace: 'old' }] },
      { name: 'mesh', namespace: 'mesh', dataplaneMode: 'ambient' as const, namespaces: ['shop'] },
    ];
    const objects = objectsOf({ ...reference, controlPlanes });
    const labels = { labels: { 'istio-discovery': 'mesh' } };

    for (const name of ['ztunnel', 'istio-cni', 'mesh', 'shop'])
      expect(objects.get(`Namespace ${name}`)).toMatchObject({ metadata: labels });
    expect(objects.get('Namespace old')).toMatchObject({
      metadata: { labels: { 'istio-discovery': 'quiet', 'istio.io/rev': 'quiet' } },
    });
  });

  test('is seen by its control plane where that sees what settings select', () => {
    const discoverySelectors = [{ matchLabels: { team: 'mesh' } }];
    const objects = ambientOn('3.4', { values: { meshConfig: { discoverySelectors } } });

    for (const name of ['ztunnel', 'istio-cni'])
      expect(objects.get(`Namespace ${name}`)).toMatchObject({ metadata: { labels: { team: 'mesh' } } });
  });
});

describe('a namespace in ambient mode', () => {
  test('asks for no sidecars, be it of an application or one of the others', () => {
    const objects = ambientOn('3.4', { name: 'mesh', namespaces: ['other'] });

    for (const name of ['app1', 'other'])
      expect(objects.get(`Namespace ${name}`)).toHaveProperty('metadata.labels', {
        'istio.io/dataplane-mode': 'ambient',
      });
  });

  test('stands beside one with sidecars in one mesh', () => {
    const objects = objectsOf({
      ...reference,
      controlPlanes: [
        { applications: [{ name: 'a', namespace: 'a', dataplaneMode: 'ambient' }], namespaces: ['a', 'b'] },
      ],
    });

    expect(objects.get('Namespace a')).toHaveProperty('metadata.labels', { 'istio.io/dataplane-mode': 'ambient' });
    expect(objects.get('Namespace b')).toHaveProperty('metadata.labels', { 'istio-injection': 'enabled' });
  });
});

test('the pods of a gateway have a proxy of their own, which the one of their node lets alone', () => {
  const podLabels = 'spec.template.metadata.labels';
  const gateway = 'Deployment istio-ingress/istio-ingressgateway';

  expect(ambientOn('3.4').get(gateway)).toHaveProperty([...podLabels.split('.'), 'istio.io/dataplane-mode'], 'none');
  expect(ambientOn('3.4').get(gateway)).toHaveProperty([...podLabels.split('.'), 'sidecar.istio.io/inject'], 'true');
  expect(objectsOf(reference).get(gateway)).not.toHaveProperty([...podLabels.split('.'), 'istio.io/dataplane-mode']);
});
