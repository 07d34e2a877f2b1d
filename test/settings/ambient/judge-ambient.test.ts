import { describe, expect, test } from 'vitest';
import { faultsOf, inAmbient, inApplication, inPlane, reference } from '../../support';

const ambient = inAmbient();

/** A cluster of control planes without gateways; the ones that say nothing have each a name and a namespace of their own. */
function withPlanes(...planes: readonly object[]) {
  return {
    ...reference,
    controlPlanes: planes.map((plane, i) => ({ name: `mesh-${i}`, namespace: `istio-${i}`, ...plane })),
  };
}

describe('dataplaneMode', () => {
  test('is one of two, and an application is not blamed for the mode of its control plane', () => {
    expect(faultsOf(inPlane({ dataplaneMode: 'Ambient' }))).toEqual([
      'crc: controlPlanes[0].dataplaneMode: "Ambient" is not known; did you mean "ambient"?',
    ]);
    expect(faultsOf(inApplication({ dataplaneMode: 'none' }))).toEqual([
      'crc: controlPlanes[0].applications[0].dataplaneMode: "none" is not known; known: sidecar, ambient',
    ]);
    expect(faultsOf(ambient)).toEqual([]);
    expect(faultsOf(withPlanes({ applications: [{ name: 'a', namespace: 'a', dataplaneMode: 'ambient' }] }))).toEqual(
      [],
    );
  });

  test('is the only switch: no Helm value turns ambient mode on or off', () => {
    const values = { pilot: { env: { PILOT_ENABLE_AMBIENT: 'true' } } };
    const cni = { values: { cni: { ambient: { enabled: false } } } };

    expect(faultsOf({ ...inPlane({ values }), cni })).toEqual([
      'crc: controlPlanes[0].values.pilot.env.PILOT_ENABLE_AMBIENT: the dataplaneMode of control planes decides this; remove it',
      'crc: cni.values.cni.ambient.enabled: the dataplaneMode of control planes decides this; remove it',
    ]);
  });

  test.each([
    ['3.0.0-tp.2', '4.17'],
    ['3.0', '4.19'],
  ])('is not "ambient" on release %s, where it stands', (release, openshift) => {
    const settings = (plane: object) => ({ ...inPlane({ version: undefined, ...plane }), release, openshift });
    const say = `release ${release} does not offer ambient mode; releases 3.1, 3.2, 3.3, 3.4 do`;

    expect(faultsOf(settings({ dataplaneMode: 'ambient' }))).toEqual([`crc: controlPlanes[0].dataplaneMode: ${say}`]);
    expect(
      faultsOf(
        settings({
          applications: [
            { name: 'a', namespace: 'a' },
            { name: 'b', namespace: 'b', dataplaneMode: 'ambient' },
          ],
        }),
      ),
    ).toEqual([`crc: controlPlanes[0].applications[1].dataplaneMode: ${say}`]);
  });

  test('is not "ambient" where OpenShift brings no Gateway API', () => {
    const settings = { ...inAmbient({ version: undefined }), release: '3.2' };

    expect(faultsOf({ ...settings, openshift: '4.18' })).toEqual([
      'crc: openshift: OpenShift 4.18 does not bring the Kubernetes Gateway API, which comes with 4.19; ambient mode needs it, so take a newer one',
    ]);
    expect(faultsOf({ ...settings, openshift: '4.19' })).toEqual([]);
  });

  test('is not judged by a release or an OpenShift that is none', () => {
    expect(faultsOf({ ...ambient, release: '3.9' })).toHaveLength(1);
    expect(faultsOf({ ...ambient, openshift: '4.99' })).toHaveLength(1);
  });

  test('is not "ambient" with an Istio of the developer preview', () => {
    const settings = (version: string) => ({ ...inAmbient({ version }), release: '3.1' });

    expect(faultsOf(settings('v1.24-latest'))).toEqual([
      'crc: controlPlanes[0].version: v1.24-latest is too old for ambient mode; take one of v1.26.8, v1.26.6, v1.26.4, v1.26.3, v1.26.2, v1.26-latest',
    ]);
    expect(faultsOf(settings('v1.26-latest'))).toEqual([]);
    expect(faultsOf(settings('v1.30.3'))).toEqual([expect.stringContaining('cannot install Istio v1.30.3')]);
  });

  test('is not "ambient" where new versions take over as revisions, or where tags lead to them', () => {
    const updateStrategy = { type: 'RevisionBased' };

    expect(faultsOf(inAmbient({ updateStrategy, revisionTags: [{ name: 'stable' }] }))).toEqual([
      'crc: controlPlanes[0].updateStrategy.type: "RevisionBased" does not go with ambient mode; write "InPlace"',
      'crc: controlPlanes[0].revisionTags: nothing in ambient mode follows a revision tag; remove them',
    ]);
  });

  test('is "ambient" for one control plane of a cluster', () => {
    const app = { name: 'shop', namespace: 'shop', dataplaneMode: 'ambient' };

    expect(faultsOf(withPlanes({}, { dataplaneMode: 'ambient' }, { applications: [app] }))).toEqual([
      'crc: controlPlanes[2].dataplaneMode: control plane "mesh-1" is in ambient mode already, and a cluster has one node proxy; write "sidecar"',
    ]);
    expect(faultsOf(withPlanes({}, { dataplaneMode: 'ambient' }))).toEqual([]);
  });

  test('does not go with REGISTRY_ONLY, which no pod in ambient mode heeds', () => {
    const at = 'crc: controlPlanes[0].values.meshConfig.outboundTrafficPolicy.mode';
    const { values } = reference.controlPlanes[0];
    const say =
      'does not bind pods in ambient mode, whose node proxy lets all calls out, as in namespace "app1"; remove it and close the way out by NetworkPolicies, or leave the pods to sidecars';

    expect(faultsOf(inAmbient({ values }))).toEqual([`${at}: "REGISTRY_ONLY" ${say}`]);
    expect(faultsOf(inApplication({ dataplaneMode: 'ambient' }))).toEqual([`${at}: "REGISTRY_ONLY" ${say}`]);
    expect(faultsOf(inAmbient({ values: { meshConfig: { outboundTrafficPolicy: { mode: 'ALLOW_ANY' } } } }))).toEqual(
      [],
    );
    // Nobody is there yet.
    expect(faultsOf(inAmbient({ values, gateways: [], applications: [] }))).toEqual([]);
  });

  test('mixes sidecars and ambient mode from release 3.4 on', () => {
    const on33 = (settings: object) => faultsOf({ ...settings, release: '3.3', openshift: '4.20' });
    const apps = (first: object, second: object) => [
      { name: 'a', namespace: 'a', ...first },
      { name: 'b', namespace: 'b', ...second },
    ];
    const fault = (at: string, mode: string, other: string, first: string) =>
      `crc: ${at}: "${mode}" beside "${other}" (${first}) needs release 3.4 or a newer one`;
    const [plane, app, other] = ['', '.applications[0]', '.applications[1]'].map(
      (path) => `controlPlanes[0]${path}.dataplaneMode`,
    ) as [string, string, string];
    const mixed = withPlanes({ applications: apps({}, { dataplaneMode: 'ambient' }) });
    const ambientPlane = { dataplaneMode: 'ambient' };

    expect(faultsOf(mixed)).toEqual([]);
    expect(on33(mixed)).toEqual([fault(other, 'ambient', 'sidecar', app)]);
    expect(on33(withPlanes({ namespaces: ['c'], applications: apps(ambientPlane, ambientPlane) }))).toEqual([
      fault(app, 'ambient', 'sidecar', plane),
    ]);
    expect(on33(withPlanes(ambientPlane, {}))).toEqual([
      fault('controlPlanes[1].dataplaneMode', 'sidecar', 'ambient', plane),
    ]);
    // Nothing is enrolled with sidecars.
    expect(on33(withPlanes({ applications: apps(ambientPlane, ambientPlane) }))).toEqual([]);
  });
});

describe('ztunnel', () => {
  const withZTunnel = (ztunnel: object) => ({ ...ambient, ztunnel });

  test('is refused where no pods are in ambient mode', () => {
    expect(faultsOf({ ...reference, ztunnel: { namespace: 'ztunnel' } })).toEqual([
      "crc: ztunnel: no pods are in ambient mode; remove it, or set a control plane's dataplaneMode",
    ]);
  });

  test('has a version that the release installs and that serves its control plane', () => {
    const release = 'v1.30.3, v1.30.1, v1.28.10, v1.28.8, v1.28.6, v1.28.5, v1.28.4';

    expect(faultsOf(withZTunnel({ version: 'v1.26.8' }))).toEqual([
      `crc: ztunnel.version: release 3.4 cannot install Istio v1.26.8 (end of life); installable: ${release}, v1.27.9, v1.27.8, v1.27.5, v1.27.3, v1.30-latest, v1.28-latest, v1.27-latest`,
    ]);
    expect(faultsOf(withZTunnel({ version: 'v1.27.9' }))).toEqual([
      `crc: ztunnel.version: v1.27.9 does not serve control plane "default" (v1.30.3); it takes one of ${release}, v1.30-latest, v1.28-latest`,
    ]);
    expect(faultsOf(withZTunnel({ version: 'v1.28.10' }))).toEqual([]);
  });

  test('is not blamed for the version of its control plane', () => {
    expect(faultsOf(inAmbient({ version: 'v9' }))).toHaveLength(1);
    expect(faultsOf({ ...inAmbient({ version: 'v9' }), ztunnel: { version: 'v8' } })).toHaveLength(1);
  });

  test('has a namespace of its own', () => {
    expect(faultsOf(withZTunnel({ namespace: 'istio-cni' }))).toEqual([
      'crc: ztunnel.namespace: "istio-cni" is the CNI plugin\'s namespace (cni.namespace); give the node proxy another',
    ]);
  });
});
