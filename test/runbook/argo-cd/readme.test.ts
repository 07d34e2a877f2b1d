import { expect, test } from 'vitest';
import { argoCDReadme } from '../../../lib/runbook/argo-cd/readme';
import { delivered } from '../../charts/argo-cd/delivery';
import { reference } from '../../support';
import { blocksOf, sectionOf } from '../blocks';
import { callsOf, complaintOf, shellComplaint } from '../shell';

const east = { ...reference, name: 'east', appsDomain: 'apps.east.acme.org' };
const west = { ...reference, name: 'west', appsDomain: 'apps.west.acme.org' };
const both = [east, { ...west, destination: { name: 'west' } }];

function readme(argoCD: object = {}, settings: readonly (typeof east)[] = both): string {
  return argoCDReadme('argocd', delivered(settings, argoCD).stages);
}

const fleet = { clusters: { matchLabels: { mesh: 'yes' } } };
const plugin = { plugin: { image: 'registry.acme.org/rigging:1' } };
const all = { 'two clusters': readme(), 'by hand': readme({ automated: false }), 'a plugin': readme(plugin) };
const texts = Object.entries({ ...all, 'a fleet': readme(fleet, [east, west]) });

test('the README of Argo CD leads from what comes over how to begin to how it ends', () => {
  const prose = readme().replaceAll(/```.*?```/gs, '');
  const headings = [...prose.matchAll(/^#+ .*$/gm)].map(([heading]) => heading);

  expect(headings).toEqual([
    '# argocd',
    '## What is brought where',
    '## Before you begin',
    '## Bring it up',
    '### 1. The rights',
    '### 2. What Argo CD must know',
    '### 3. The start',
    '## See it work',
    '## When something goes',
    '## Objects',
  ]);
});

test('every file but what the root application brings is applied, in the order of the numbers', () => {
  const script = blocksOf(sectionOf(readme(), '## Bring it up'), 'sh').join('\n');

  expect(callsOf(script).filter((call) => call.includes('[apply]'))).toEqual(
    ['10-permissions-east', '10-permissions-west', '00-argocd', '20-project', '40-root'].map(
      (id) => `oc [apply] [--server-side] [-f] [${id}.yaml]`,
    ),
  );
});

test.each(texts)('the commands for %s run', (_, text) => {
  const script = blocksOf(text, 'sh').join('\n');

  expect(shellComplaint(script)).toBe('');
  expect(complaintOf(script)).toBe('');
});

test('what is brought where is one line for each application', () => {
  expect(sectionOf(readme(), '## What is brought where')).toContain(
    '| west-mesh | west | `dist/west` | all but `00-operators.yaml` |',
  );
  expect(sectionOf(readme(plugin), '## What is brought where')).toContain(
    '| west-mesh | west |  | rendered by the plugin |',
  );
});

test('of a fleet it is told how its clusters are found', () => {
  expect(sectionOf(readme(fleet, [east, west]), '## What is brought where')).toContain(
    'Each cluster that Argo CD knows by a Secret with `mesh=yes`, and by the name that it has in the settings,',
  );
});

test('other clusters are asked for only where there are some', () => {
  expect(readme()).toContain('secret-type=cluster');
  expect(readme(fleet, [west])).toContain('secret-type=cluster');
  expect(readme({}, [east])).not.toContain('secret-type=cluster');
  expect(readme({}, [east])).not.toContain('argocd-manager');
});

test('a sync by hand takes operators before meshes, with the options of each application', () => {
  const script = blocksOf(sectionOf(readme({ automated: false }), '## Bring it up'), 'sh').at(-1) ?? '';
  const calls = callsOf(script);

  expect(calls.map((call) => /application\.argoproj\.io\/([^\]]+)/.exec(call)?.[1])).toEqual([
    'service-mesh-root',
    'east-operators',
    'west-operators',
    'east-mesh',
    'west-mesh',
  ]);
  for (const call of calls) expect(call).toContain('"ServerSideApply=true"');
});

test('whoever confirms a removal finds the annotation that says so', () => {
  expect(blocksOf(sectionOf(readme(), '## When something goes'), 'sh').join('\n')).toContain(
    'argocd.argoproj.io/deletion-approved=',
  );
});
