import { describe, expect, it } from 'vitest';
import type { ControlPlaneSettings } from '../../../lib/settings/control-planes/control-plane-settings';
import { faultsOf } from '../../support';

const updateStrategy = { type: 'RevisionBased' } as const;

/** What is wrong with a cluster of these control planes, on release 3.4 where nothing else is said. */
function faults(...controlPlanes: readonly object[]): readonly string[] {
  return faultsOf({ name: 'prod', appsDomain: 'apps.prod.acme.org', controlPlanes });
}

/** The same for one RevisionBased control plane and the versions that its tags stay with. */
function pinned(version: string, ...pins: readonly string[]): readonly string[] {
  return faults({ updateStrategy, version, revisionTags: pins.map((pin, i) => ({ name: `tag-${i}`, version: pin })) });
}

const app = (name: string, namespace: string, revisionTag?: string) => ({ name, namespace, revisionTag });

describe('revision tags', () => {
  it.each<[string, ControlPlaneSettings]>([
    ['"default" leads to a RevisionBased control plane', { updateStrategy, revisionTags: [{ name: 'default' }] }],
    ['"default" leads to one that is called otherwise', { name: 'prod', revisionTags: [{ name: 'default' }] }],
    ['another leads to a control plane that is updated in place', { revisionTags: [{ name: 'stable' }] }],
    [
      'one stays behind while another follows',
      {
        updateStrategy,
        version: 'v1.30.3',
        revisionTags: [{ name: 'default', version: 'v1.28.10' }, { name: 'canary' }],
        applications: [app('shop', 'shop'), app('search', 'search', 'canary')],
      },
    ],
  ])('may be such that %s', (_, plane) => {
    expect(faults(plane)).toEqual([]);
  });

  it('cannot be called like a revision, be it an active one or one that a tag stays with', () => {
    expect(faults({ revisionTags: [{ name: 'default' }] })).toEqual([
      'prod: controlPlanes[0].revisionTags[0].name: "default" is a revision of control plane "default", which namespaces follow without a tag; give the tag another name, or drop it',
    ]);
    expect(
      faults({
        updateStrategy,
        version: 'v1.30.3',
        revisionTags: [{ name: 'stable', version: 'v1.30.1' }, { name: 'default-v1-30-1' }],
      }),
    ).toEqual([expect.stringMatching(/revisionTags\[1\].name: "default-v1-30-1" is a revision of/)]);
  });

  it('cannot share a name, whatever control plane they belong to', () => {
    const other = { name: 'b', namespace: 'istio-b', revisionTags: [{ name: 'stable' }] };

    expect(faults({ revisionTags: [{ name: 'stable' }] }, other)).toEqual([
      'prod: controlPlanes[1].revisionTags[0].name: "stable" is taken by controlPlanes[0].revisionTags[0].name; give each tag of a cluster its own name',
    ]);
    expect(faults({ revisionTags: [{ name: 'b' }] }, { ...other, revisionTags: [] })).toEqual([
      expect.stringMatching(/"b" is a revision of control plane "b"/),
    ]);
  });

  it('have names that a label can hold', () => {
    expect(faults({ revisionTags: [{ name: 'Stable' }] })).toEqual([
      expect.stringMatching(/revisionTags\[0\].name: "Stable" is not a DNS label/),
    ]);
  });

  it('cannot lead to the control plane of a remote cluster', () => {
    const remote = { primary: 'east', remotePilotAddress: '203.0.113.7' };

    expect(faults({ revisionTags: [{ name: 'stable' }], multiCluster: { meshID: 'm', remote } })).toContain(
      'prod: controlPlanes[0].revisionTags: no tag can lead to the control plane of a remote cluster; remove them',
    );
  });
});

describe('the version that a tag stays with', () => {
  it('needs a control plane that keeps old revisions', () => {
    expect(faults({ version: 'v1.30.3', revisionTags: [{ name: 'stable', version: 'v1.30.1' }] })).toEqual([
      `prod: controlPlanes[0].revisionTags[0].version: control plane "default" is updated in place and has one revision; remove the line, or set updateStrategy: { type: 'RevisionBased' }`,
    ]);
  });

  it.each([
    [
      'v1.26.8',
      'release 3.4 cannot install Istio v1.26.8; installable: v1.30.3, v1.30.1, v1.28.10, v1.28.8, v1.28.6, v1.28.5, v1.28.4, v1.27.9, v1.27.8, v1.27.5, v1.27.3',
    ],
    ['v1.28-latest', 'alias "v1.28-latest" names no revision; write the patch, e.g. "v1.28.10"'],
    ['v1.30.1', '"v1.30.1" is what control plane "default" (v1.30.1) has anyway; remove the line'],
    [
      'v1.30.3',
      `"v1.30.3" is newer than control plane "default" (v1.30.1); a tag stays behind, so raise the control plane's version first`,
    ],
    [
      'v1.27.9',
      '"v1.27.9" is too far behind control plane "default" (v1.30.1): no CNI plugin serves both; go by the minors between them',
    ],
  ])('cannot be %s beside v1.30.1', (pin, say) => {
    expect(pinned('v1.30.1', pin)).toEqual([`prod: controlPlanes[0].revisionTags[0].version: ${say}`]);
  });

  it('may be of the minor before, which the CNI plugin then is of too', () => {
    expect(pinned('v1.30.1', 'v1.28.4', 'v1.28.10')).toEqual([]);
  });

  it('needs a CNI plugin that serves it', () => {
    const plane = { updateStrategy, version: 'v1.28.10', revisionTags: [{ name: 'stable', version: 'v1.27.9' }] };
    const cluster = { name: 'prod', appsDomain: 'apps.prod.acme.org', controlPlanes: [plane] };

    expect(faultsOf({ ...cluster, cni: { version: 'v1.27.8' } })).toEqual([]);
    expect(faultsOf({ ...cluster, cni: { version: 'v1.28.10' } })).toEqual([
      expect.stringMatching(/cni.version: v1.28.10 does not serve control plane "default" \(v1.27.9\)/),
    ]);
  });
});

describe('an application', () => {
  const revisionTags = [{ name: 'stable' }, { name: 'canary' }];

  it('follows a tag of its control plane', () => {
    expect(faults({ revisionTags, applications: [app('shop', 'shop', 'canray')] })).toEqual([
      'prod: controlPlanes[0].applications[0].revisionTag: no revision tag "canray"; did you mean "canary"?',
    ]);
    expect(faults({ applications: [app('shop', 'shop', 'canary')] })).toEqual([
      `prod: controlPlanes[0].applications[0].revisionTag: the control plane has no tag "canary"; add revisionTags: [{ name: 'canary' }]`,
    ]);
  });

  it('follows the same tag as everything else in its namespace', () => {
    const say =
      'prod: controlPlanes[0].applications[1].revisionTag: namespace "shop" follows "stable" already; a namespace has one tag';

    expect(faults({ revisionTags, applications: [app('a', 'shop'), app('b', 'shop', 'canary')] })).toEqual([say]);
    expect(faults({ revisionTags, applications: [app('a', 'shop'), app('b', 'shop', 'stable')] })).toEqual([]);
    expect(faults({ revisionTags, namespaces: ['shop'], applications: [app('a', 'shop', 'canary')] })).toEqual([
      say.replace('[1]', '[0]'),
    ]);
  });
});
