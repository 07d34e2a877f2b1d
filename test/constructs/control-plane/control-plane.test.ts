import { describe, expect, it } from 'vitest';
import { surroundingsOf } from '../../../lib/commands/synth/surroundings';
import { synthesize } from '../../../lib/commands/synth/synthesize';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../../../lib/settings/control-planes/control-plane-settings';
import { objectsOf, resolved, stagesOf } from '../../support';

const updateStrategy = { type: 'RevisionBased', inactiveRevisionDeletionGracePeriodSeconds: 3600 } as const;

/** A cluster of one RevisionBased control plane with a gateway and applications. */
function cluster(changes: ControlPlaneSettings, others: Partial<ClusterSettings> = {}): ClusterSettings {
  return {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        version: 'v1.28.10',
        updateStrategy,
        revisionTags: [{ name: 'default' }],
        gateways: [{ name: 'ingress', namespace: 'istio-ingress' }],
        namespaces: ['jobs'],
        applications: [{ name: 'shop', namespace: 'shop', expose: { service: { name: 'web', port: 8080 } } }],
        ...changes,
      },
    ],
    ...others,
  };
}

/** What a commit changes in the objects of a cluster. */
function changed(before: ClusterSettings, after: ClusterSettings): readonly string[] {
  const [old, now] = [objectsOf(before), objectsOf(after)];
  const titles = [...new Set([...old.keys(), ...now.keys()])];
  return titles.filter((title) => JSON.stringify(old.get(title)) !== JSON.stringify(now.get(title)));
}

const labelsOf = (settings: ClusterSettings, title: string) => objectsOf(settings).get(title)?.metadata.labels;
const podLabelsOf = (settings: ClusterSettings) =>
  objectsOf(settings).get('Deployment istio-ingress/ingress')?.spec as {
    readonly template: { readonly metadata: { readonly labels: Readonly<Record<string, string>> } };
  };

describe('a revision tag', () => {
  it('leads to the Istio, whose revisions it follows', () => {
    expect(objectsOf(cluster({})).get('IstioRevisionTag default')).toMatchObject({
      apiVersion: 'sailoperator.io/v1',
      spec: { targetRef: { kind: 'Istio', name: 'default' } },
    });
  });

  it('leads to the revision of the version that it stays with', () => {
    const settings = cluster({ version: 'v1.30.3', revisionTags: [{ name: 'default', version: 'v1.28.10' }] });

    expect(objectsOf(settings).get('IstioRevisionTag default')?.spec).toEqual({
      targetRef: { kind: 'IstioRevision', name: 'default-v1-28-10' },
    });
  });

  it('is applied with the Istio, in the apiVersion of the release', () => {
    const settings = cluster({ version: 'v1.24.1' }, { release: '3.0.0-tp.2', openshift: '4.17' });
    const stage = stagesOf(settings).find(({ id }) => id === '20-control-plane');

    expect(stage?.manifests.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`)).toEqual([
      'sailoperator.io/v1alpha1 IstioCNI',
      'sailoperator.io/v1alpha1 Istio',
      'sailoperator.io/v1alpha1 IstioRevisionTag',
    ]);
  });
});

describe('what follows a tag', () => {
  const revisionTags = [{ name: 'stable' }, { name: 'default' }];
  const applications = [
    { name: 'shop', namespace: 'shop' },
    { name: 'search', namespace: 'search', revisionTag: 'default' },
  ];

  it('is labelled by the tag: namespaces and gateways by the first, unless they choose another', () => {
    const settings = cluster({ revisionTags, applications });

    expect(labelsOf(settings, 'Namespace jobs')).toEqual({ 'istio.io/rev': 'stable' });
    expect(labelsOf(settings, 'Namespace shop')).toEqual({ 'istio.io/rev': 'stable' });
    expect(labelsOf(settings, 'Namespace search')).toEqual({ 'istio-injection': 'enabled' });
    expect(podLabelsOf(settings).template.metadata.labels).toEqual({ istio: 'ingress', 'istio.io/rev': 'stable' });
  });

  it('is asked for by "istio-injection" where the tag is called "default"', () => {
    expect(labelsOf(cluster({}), 'Namespace shop')).toEqual({ 'istio-injection': 'enabled' });
    expect(podLabelsOf(cluster({})).template.metadata.labels).toEqual({
      istio: 'ingress',
      'sidecar.istio.io/inject': 'true',
    });
  });

  it('is the revision itself without tags', () => {
    expect(labelsOf(cluster({ revisionTags: [] }), 'Namespace shop')).toEqual({ 'istio.io/rev': 'default-v1-28-10' });
  });

  it('runs the sample that belongs to its revision, so that a new one leaves it alone', () => {
    const shop = { name: 'shop', namespace: 'shop', sample: 'bookinfo' } as const;
    const pinned = { version: 'v1.30.3', revisionTags: [{ name: 'default', version: 'v1.28.10' }, { name: 'next' }] };
    const image = (revisionTag: string) => {
      const settings = cluster({ ...pinned, applications: [{ ...shop, revisionTag }] });
      return JSON.stringify(objectsOf(settings).get('Deployment shop/details-v1')?.spec);
    };

    expect(image('default')).toContain('"docker.io/istio/examples-bookinfo-details-v1:1.20.3"');
    expect(image('next')).toContain('"registry.istio.io/release/examples-bookinfo-details-v1:1.20.3"');
  });
});

describe('a canary upgrade', () => {
  const cni = { version: 'v1.28.10' };
  const before = cluster({}, { cni });
  const first = cluster({ version: 'v1.30.3', revisionTags: [{ name: 'default', version: 'v1.28.10' }] }, { cni });
  const second = cluster({ version: 'v1.30.3' }, { cni });

  it('changes Istio and tag by its first commit, and the tag alone by its second', () => {
    expect(changed(before, first)).toEqual(['Istio default', 'IstioRevisionTag default']);
    expect(changed(first, second)).toEqual(['IstioRevisionTag default']);
  });

  it('ends with the CNI plugin, which serves both revisions until then', () => {
    expect(changed(second, cluster({ version: 'v1.30.3' }))).toEqual(['IstioCNI default']);
  });

  it('has the older CNI plugin without a setting, which then follows by the second commit', () => {
    const own = [before, first, second].map(({ cni: _, ...settings }) => settings) as [
      ClusterSettings,
      ClusterSettings,
      ClusterSettings,
    ];

    expect(changed(own[0], own[1])).toEqual(['Istio default', 'IstioRevisionTag default']);
    expect(changed(own[1], own[2])).toEqual(['IstioCNI default', 'IstioRevisionTag default']);
  });

  it.each([
    ['before', before],
    ['between its commits', first],
    ['after', second],
  ])('has no finding %s but that the newest version is not there yet', (_, settings) => {
    const { findings } = synthesize(resolved(settings));

    expect(findings.map(({ code }) => code)).toEqual(settings === before ? ['CP003'] : []);
  });

  it('tells the checks that the older revision is there', () => {
    expect(surroundingsOf(resolved(first)).externals).toContainEqual({
      apiVersion: 'sailoperator.io/v1',
      kind: 'IstioRevision',
      metadata: { name: 'default-v1-28-10' },
    });
  });
});

describe('two control planes of one cluster', () => {
  const settings: ClusterSettings = {
    name: 'prod',
    appsDomain: 'apps.prod.acme.org',
    controlPlanes: [
      {
        updateStrategy,
        revisionTags: [{ name: 'default' }],
        gateways: [{ name: 'ingress', namespace: 'ingress-a' }],
        namespaces: ['a'],
      },
      {
        name: 'partner',
        namespace: 'istio-partner',
        updateStrategy,
        revisionTags: [{ name: 'partner-stable', version: 'v1.30.1' }],
        gateways: [{ name: 'ingress', namespace: 'ingress-b' }],
        namespaces: ['b'],
      },
    ],
  };

  it('each have tags of their own, which the namespaces of their mesh follow', () => {
    expect(synthesize(resolved(settings)).findings).toEqual([]);
    expect(labelsOf(settings, 'Namespace a')).toEqual({ 'istio-discovery': 'default', 'istio-injection': 'enabled' });
    expect(labelsOf(settings, 'Namespace b')).toEqual({
      'istio-discovery': 'partner',
      'istio.io/rev': 'partner-stable',
    });
    expect(objectsOf(settings).get('IstioRevisionTag partner-stable')?.spec).toEqual({
      targetRef: { kind: 'IstioRevision', name: 'partner-v1-30-1' },
    });
  });
});
