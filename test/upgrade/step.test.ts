import { expect, it } from 'vitest';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import { applied } from '../../lib/upgrade/step';

const settings: ClusterSettings = {
  name: 'prod',
  appsDomain: 'apps.prod.acme.org',
  controlPlanes: [{ version: 'v1.28.10', revisionTags: [{ name: 'default', version: 'v1.27.9' }] }, { name: 'b' }],
};

it('writes a line, also where nothing stood around it', () => {
  expect(applied(settings, [{ at: 'controlPlanes[1].version', value: 'v1.30.3' }]).controlPlanes).toEqual([
    settings.controlPlanes?.[0],
    { name: 'b', version: 'v1.30.3' },
  ]);
  const { controlPlanes: _, ...bare } = settings;
  expect(applied(bare, [{ at: 'controlPlanes[0].version', value: 'v1.30.3' }])).toEqual({
    ...bare,
    controlPlanes: [{ version: 'v1.30.3' }],
  });
});

it('removes a line and leaves the settings that it was given as they are', () => {
  const before = structuredClone(settings);
  const after = applied(settings, [{ at: 'controlPlanes[0].revisionTags[0].version' }]);

  expect(after.controlPlanes?.[0]?.revisionTags).toEqual([{ name: 'default' }]);
  expect(settings).toEqual(before);
});
