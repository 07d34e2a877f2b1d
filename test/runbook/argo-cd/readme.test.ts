import { describe, expect, test } from 'vitest';
import { argoCDReadme } from '../../../lib/runbook/argo-cd/readme';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import { delivered } from '../../charts/argo-cd/delivery';
import { reference } from '../../support';
import { blocksOf, sectionOf } from '../blocks';
import { callsOf, complaintOf, shellComplaint } from '../shell';

const east = { ...reference, name: 'east', appsDomain: 'apps.east.acme.org' };
const west = { ...reference, name: 'west', appsDomain: 'apps.west.acme.org' };
const both = [east, { ...west, destination: { name: 'west' } }];

function readme(argoCD: object = {}, settings: readonly ClusterSettings[] = both): string {
  const { stages, footprints } = delivered(settings, argoCD);
  return argoCDReadme('argocd', stages, { release: '1.21', footprints });
}

function scriptOf(text: string, heading: string): string {
  return blocksOf(sectionOf(text, heading), 'sh').join('\n');
}

const fleet = { clusters: { matchLabels: { mesh: 'yes' } } };
const plugin = { plugin: { image: 'registry.acme.org/rigging:1' } };
const all = { 'two clusters': readme(), 'by hand': readme({ automated: false }), 'a plugin': readme(plugin) };
const fleets = {
  'a fleet': readme(fleet, [east, west]),
  'a fleet by hand': readme({ ...fleet, automated: false }, [east, west]),
};
const manual = { ...east, operators: { servicemeshoperator3: { installPlanApproval: 'Manual' as const } } };
const approved = { 'approved operators': readme({}, [manual]) };
const elsewhere = { 'another namespace': readme({ namespace: 'team-gitops' }) };
const texts = Object.entries({ ...all, ...fleets, ...approved, ...elsewhere });

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
    '## Take a mesh off a cluster',
    '## Objects',
  ]);
});

test('every file but what the root application brings is applied, in the order of the numbers', () => {
  const script = blocksOf(sectionOf(readme(), '## Bring it up'), 'sh').join('\n');

  expect(callsOf(script).filter((call) => call.includes('[apply]'))).toEqual([
    ...['10-permissions-east', '10-permissions-west', '00-argocd'].map(
      (id) => `oc [apply] [--server-side] [-f] [${id}.yaml]`,
    ),
    // What Argo CD keeps from then on is its own from the start: it removes no field that somebody else applied.
    ...['20-project', '40-root'].map(
      (id) => `oc [apply] [--server-side] [--field-manager=argocd-controller] [-f] [${id}.yaml]`,
    ),
  ]);
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

/** As `oc get -o name` lists applications. */
const listing = `*"get applications"*) printf 'application.argoproj.io/%s\\n' east-mesh east-operators west-mesh west-operators ;;`;

function patched(calls: readonly string[]): readonly (string | undefined)[] {
  return calls.flatMap((call) =>
    call.includes('[patch]') ? [/application\.argoproj\.io\/([^\]]+)/.exec(call)?.[1]] : [],
  );
}

test.each([
  ['two clusters', all['by hand']],
  ['a fleet', fleets['a fleet by hand']],
])('a sync by hand of %s takes operators before meshes, with the options of the applications', (_, text) => {
  const calls = callsOf(blocksOf(sectionOf(text, '## Bring it up'), 'sh').at(-1) ?? '', listing);

  expect(patched(calls)).toEqual(['service-mesh-root', 'east-operators', 'west-operators', 'east-mesh', 'west-mesh']);
  for (const call of calls.filter((one) => one.includes('[patch]'))) {
    expect(call).toContain('"ServerSideApply=true"');
    expect(call).not.toContain('prune');
  }
});

test('what is gone from Git is pruned by itself, or by a sync that says so', () => {
  const heading = '## When something goes';

  expect(scriptOf(all['by hand'], heading)).toContain('"prune":true');
  expect(sectionOf(all['by hand'], heading)).not.toContain('is pruned');
  expect(scriptOf(readme(), heading)).not.toContain('"prune":true');
});

test('whoever confirms a removal finds the annotation that says so, and how to decline', () => {
  const heading = '## When something goes';

  expect(scriptOf(readme(), heading)).toContain('argocd.argoproj.io/deletion-approved=');
  expect(sectionOf(readme(), heading)).toContain('To decline, revert the commit, then end the sync');
});

describe('a mesh is taken off a cluster', () => {
  const heading = '## Take a mesh off a cluster';
  const deletion = [
    `[patch] [application.argoproj.io/NAME] [--type] [merge] [-p] [{"metadata":{"finalizers":["resources-finalizer.argocd.argoproj.io"]}}]`,
    '[delete] [application.argoproj.io/NAME] [--wait=false]',
    '[annotate] [application.argoproj.io/NAME] [argocd.argoproj.io/deletion-approved=',
    '[wait] [--for=delete] [application.argoproj.io/NAME]',
  ];
  const suspension =
    '[patch] [application.argoproj.io/service-mesh-root] [--type] [merge] [-p] [{"spec":{"syncPolicy":{"automated":null}}}]';
  const orphans =
    '[delete] [applicationset.argoproj.io/service-mesh-mesh] [applicationset.argoproj.io/service-mesh-operators] [--cascade=orphan]';
  const resumption = 'oc [apply] [--server-side] [--field-manager=argocd-controller] [-f] [40-root.yaml]';
  const bySync = '[patch] [application.argoproj.io/service-mesh-root] [--type] [merge] [-p] [{"operation":';

  test.each<[string, string, readonly string[]]>([
    ['of two', readme(), [suspension, ...deletion, resumption]],
    ['of two by hand', all['by hand'], [...deletion, bySync]],
    ['of a fleet', fleets['a fleet'], [suspension, orphans, ...deletion, resumption]],
    ['of a fleet by hand', fleets['a fleet by hand'], [orphans, ...deletion, bySync]],
  ])('%s', (_, text, steps) => {
    const calls = callsOf(scriptOf(text, heading));

    expect(calls.length).toBe(steps.length);
    for (const [index, step] of steps.entries()) expect(calls[index]).toContain(step);
    expect(sectionOf(text, heading)).toContain('`Delete=confirm`');
  });
});

test('of a fleet each file of rights says for which cluster it is', () => {
  expect(scriptOf(fleets['a fleet'], '## Bring it up')).toContain(
    `# in every other cluster of the fleet
oc apply --server-side -f 10-permissions.yaml
# in the cluster that Argo CD runs in, where it is one of the fleet
oc apply --server-side -f 10-permissions-in-cluster.yaml`,
  );
});

test('an Argo CD beside the default one is to be let into its cluster, where it has a mesh to bring there', () => {
  const named = '`ARGOCD_CLUSTER_CONFIG_NAMESPACES`';
  const [, far] = both;

  expect(elsewhere['another namespace']).toContain(named);
  expect(elsewhere['another namespace']).not.toContain('The default Argo CD');
  expect(readme()).not.toContain(named);
  expect(readme({ namespace: 'team-gitops' }, far ? [far] : [])).not.toContain(named);
});

test('the release is told that the files are for', () => {
  expect(sectionOf(readme(), '## Before you begin')).toContain('Red Hat OpenShift GitOps 1.21 or newer');
});

test('whoever approves the operators of some clusters finds the command, each once', () => {
  const second = { ...manual, name: 'west', appsDomain: 'apps.west.acme.org' };
  const text = readme(fleet, [manual, second, { ...reference, name: 'north', appsDomain: 'apps.north.acme.org' }]);
  const calls = callsOf(scriptOf(text, '## Bring it up'), '*status.installPlanRef.name*) echo install-7 ;;');

  expect(calls.filter((call) => call.includes('installplan'))).toEqual([
    'oc [-n] [openshift-operators] [patch] [installplan] [install-7] [--type=merge] [-p] [{"spec":{"approved":true}}]',
  ]);
  expect(text).toContain('In `east` and `west`:');
  expect(readme()).not.toContain('installplan');
});

test('a plugin is read again where it changes', () => {
  const restart = 'rollout restart deployment/openshift-gitops-repo-server';

  expect(readme(plugin)).toContain(restart);
  expect(readme()).not.toContain(restart);
});
