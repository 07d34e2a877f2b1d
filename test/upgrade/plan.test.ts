import { describe, expect, it } from 'vitest';
import { type OssmReleaseName, ossmReleases } from '../../lib/platform/ossm';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import type { ControlPlaneSettings } from '../../lib/settings/control-planes/control-plane-settings';
import { resolveClusters } from '../../lib/settings/resolve-clusters';
import { meshesOf } from '../../lib/upgrade/meshes';
import { planOf, tryObstacle } from '../../lib/upgrade/plan';
import { applied } from '../../lib/upgrade/step';
import { faultsOf, objectsOf } from '../support';
import { brief, cluster, isUpToDate, plan, revisionBased, statesOf } from './clusters';

const releases = (Object.keys(ossmReleases) as OssmReleaseName[]).filter((name) => name !== '3.0.0-tp.2');
const pairs = releases.flatMap((from, i) => releases.slice(i).map((to) => [from, to] as const));

const strategies: Readonly<Record<string, ControlPlaneSettings>> = {
  'in place': {},
  'in place with a tag': { name: 'prod', revisionTags: [{ name: 'default' }] },
  'by revision': revisionBased,
  'by revision with a tag': { ...revisionBased, revisionTags: [{ name: 'default' }] },
  'by revision with two tags': { ...revisionBased, revisionTags: [{ name: 'stable' }, { name: 'canary' }] },
};

describe.each(Object.entries(strategies))('a plan %s', (_, plane) => {
  it.each(pairs)(
    'from %s to %s leaves settings without faults after each step, whatever version it starts at',
    (from, to) => {
      const { installable, aliases } = ossmReleases[from];
      const isInPlace = plane.updateStrategy === undefined;
      for (const version of [undefined, ...installable, ...(isInPlace ? aliases : [])]) {
        const settings = cluster(from, { ...plane, version });
        const states = statesOf(settings, plan(settings, to).steps);

        expect(states.flatMap(faultsOf)).toEqual([]);
        expect(isUpToDate(states.at(-1) ?? settings, to)).toBe(true);
      }
    },
  );

  it('can be rendered without an error after each step', () => {
    const settings = cluster('3.0', plane);
    const { steps } = plan(settings, '3.4');
    const states = statesOf(settings, steps).filter((_, i) => (steps[i]?.changes.length ?? 0) > 0);

    expect(() => states.map(objectsOf)).not.toThrow();
    expect(states.length).toBeGreaterThan(10);
  }, 60_000);

  it('that is made anew half way leads to the same end', () => {
    const settings = cluster('3.1', { ...plane, version: 'v1.24.6' });
    for (const state of statesOf(settings, plan(settings, '3.4').steps)) {
      const rest = statesOf(state, plan(state, '3.4').steps);

      expect(rest.flatMap(faultsOf)).toEqual([]);
      expect(isUpToDate(rest.at(-1) ?? state, '3.4')).toBe(true);
    }
  });
});

describe('clusters of one mesh', () => {
  const member = (name: string, release: OssmReleaseName, version: string, multiCluster: object = {}) => ({
    ...cluster(release, {
      version,
      multiCluster: { meshID: 'acme', ...multiCluster },
      ...(!('remote' in multiCluster) && {
        certificateAuthority: { signer: 'istiod', issuerRef: { name: 'mesh-root' } },
      }),
      gateways: [],
      applications: [{ name: 'shop', namespace: 'shop' }],
    }),
    name,
    appsDomain: `apps.${name}.acme.org`,
  });
  const remote = { primary: 'east', remotePilotAddress: 'eastwest.east.acme.org' };

  /** All their settings after each step. */
  function states(clusters: readonly ClusterSettings[], to: OssmReleaseName): readonly (readonly ClusterSettings[])[] {
    let now = clusters;
    return planOf(clusters, to).steps.map(({ cluster: name, changes }) => {
      now = now.map((settings) => (settings.name === name ? applied(settings, changes) : settings));
      return now;
    });
  }

  it.each([
    ['two primaries', [member('east', '3.1', 'v1.24.6'), member('west', '3.2', 'v1.26.8')]],
    ['a primary and what it serves', [member('west', '3.0', 'v1.24.6', { remote }), member('east', '3.0', 'v1.24.6')]],
  ] as const)('go together: %s', (_, clusters) => {
    const all = states(clusters, '3.4');

    expect(all.flatMap((each) => resolveClusters(each).faults)).toEqual([]);
    expect(all.at(-1)?.every((settings) => isUpToDate(settings, '3.4'))).toBe(true);
  });

  it('go the one that is behind first, and the primary before what it serves', () => {
    const who = (clusters: readonly ClusterSettings[]) =>
      planOf(clusters, '3.3').steps.flatMap(({ cluster: name, what }) => (what === 'Istio' ? [name] : []));

    expect(who([member('east', '3.3', 'v1.27.9'), member('west', '3.3', 'v1.26.8')])).toEqual(['west', 'east', 'west']);
    expect(who([member('west', '3.3', 'v1.27.9', { remote }), member('east', '3.3', 'v1.27.9')])).toEqual([
      'east',
      'west',
    ]);
  });

  it('are told from clusters of others', () => {
    const [east, west] = [member('east', '3.3', 'v1.27.9'), member('west', '3.3', 'v1.27.9')];
    const south = member('south', '3.3', 'v1.27.9', { meshID: 'other' });

    expect(meshesOf([east, cluster('3.3', {}), west, south]).map((mesh) => mesh.map(({ name }) => name))).toEqual([
      ['prod'],
      ['east', 'west'],
      ['south'],
    ]);
  });
});

it('a cluster without any setting of its own can be planned for', () => {
  const settings: ClusterSettings = {
    name: 'bare',
    appsDomain: 'apps.bare.acme.org',
    release: '3.2',
    openshift: '4.20',
  };

  expect(statesOf(settings, plan(settings, '3.4').steps).flatMap(faultsOf)).toEqual([]);
  expect(brief(settings, '3.4').map((step) => step.split(':')[0])).toEqual([
    'operator',
    'Istio',
    'IstioCNI',
    'operator',
    'Istio',
    'IstioCNI',
  ]);
});

it('there is no way back, and none from a technology preview', () => {
  expect(tryObstacle(cluster('3.3', {}), '3.2')).toBe(
    'prod: already at 3.3, newer than 3.2; an operator does not go back',
  );
  expect(tryObstacle(cluster('3.0.0-tp.2', {}), '3.0')).toBe(
    'prod: release 3.0.0-tp.2 is a technology preview, whose API sailoperator.io/v1alpha1 no later release serves; take the mesh down and install 3.0 anew',
  );
  expect(pairs.map(([from, to]) => tryObstacle(cluster(from, {}), to))).toEqual(pairs.map(() => undefined));
});
