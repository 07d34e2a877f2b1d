import { describe, expect, it } from 'vitest';
import { applied } from '../../lib/upgrade/step';
import { faultsOf, objectsOf } from '../support';
import { brief, cluster, plan, statesOf } from './clusters';

describe('the step of the operator', () => {
  it('moves nothing but the channel, since what would move with the release is written down', () => {
    const settings = cluster('3.0', {});
    const [first] = plan(settings, '3.1').steps;
    const [before, after] = [settings, applied(settings, first?.changes ?? [])].map(objectsOf);
    const changed = [...(after ?? [])].filter(
      ([title, object]) => JSON.stringify(before?.get(title)) !== JSON.stringify(object),
    );

    expect(first?.changes).toEqual([
      { at: 'release', value: '3.1' },
      { at: 'openshift', value: '4.19' },
      { at: 'controlPlanes[0].version', value: 'v1.24.6' },
    ]);
    expect(changed.map(([title]) => title)).toEqual(['Subscription openshift-operators/servicemeshoperator3']);
  });

  it('names the first version no more, and is approved where that is up to a person', () => {
    const operators = {
      servicemeshoperator3: { installPlanApproval: 'Manual', startingCSV: 'servicemeshoperator3.v3.3.0' },
    } as const;
    const settings = { ...cluster('3.3', {}), openshift: '4.20', operators } as const;
    const [operator] = plan(settings, '3.4').steps;

    expect(operator?.changes).toContainEqual({ at: 'operators.servicemeshoperator3.startingCSV' });
    expect(operator?.commands).toHaveLength(4);
    expect(statesOf(settings, plan(settings, '3.4').steps).flatMap(faultsOf)).toEqual([]);
  });

  const subscription = 'oc -n openshift-operators get subscription.operators.coreos.com/servicemeshoperator3';
  const wait = (field: string) =>
    `until ${subscription} -o jsonpath='{.status.${field}}' | grep -q '^servicemeshoperator3\\.v3\\.4\\.'; do sleep 10; done`;

  it('waits for the new operator to be installed, since the next step needs it', () => {
    const [operator] = plan({ ...cluster('3.3', {}), openshift: '4.20' }, '3.4').steps;

    expect(operator?.commands).toEqual([
      wait('installedCSV'),
      `oc -n openshift-operators wait --for=jsonpath='{.status.phase}'=Succeeded csv/"$(${subscription} -o jsonpath='{.status.installedCSV}')" --timeout=10m`,
    ]);
  });

  it('approves no plan before it is that of the new release', () => {
    const operators = { servicemeshoperator3: { installPlanApproval: 'Manual' } } as const;
    const [operator] = plan({ ...cluster('3.3', {}), openshift: '4.20', operators }, '3.4').steps;

    expect(operator?.commands.slice(0, 3)).toEqual([
      wait('currentCSV'),
      `oc -n openshift-operators patch installplan "$(${subscription} -o jsonpath='{.status.installPlanRef.name}')" --type=merge -p '{"spec":{"approved":true}}'`,
      wait('installedCSV'),
    ]);
  });

  it('comes after OpenShift where that is too old, and before Kiali', () => {
    const settings = { ...cluster('3.3', { observability: {} }), openshift: '4.18' } as const;

    expect(brief(settings, '3.4').slice(0, 4)).toEqual([
      'OpenShift: from 4.18 to 4.19',
      'OpenShift: from 4.19 to 4.20',
      'operator: servicemeshoperator3 from channel stable-3.3 to stable-3.4',
      'Kiali: to v2.27',
    ]);
  });
});

describe('the step of OpenShift', () => {
  const old = { ...cluster('3.3', {}), openshift: '4.19' } as const;

  it('takes the cluster to the next minor, and writes the setting after it', () => {
    expect(plan(old, '3.4').steps[0]).toMatchObject({
      before: [
        'oc adm upgrade channel stable-4.20',
        `until oc get clusterversion version -o jsonpath='{range .status.availableUpdates[*]}{.version}{"\\n"}{end}' | grep -q '^4\\.20\\.'; do sleep 10; done`,
        'oc adm upgrade --to-latest=true',
        "until oc get clusterversion version -o jsonpath='{.status.history[0].state} {.status.history[0].version}' | grep -q '^Completed 4\\.20\\.'; do sleep 10; done",
      ],
      changes: [{ at: 'openshift', value: '4.20' }],
      commands: [],
    });
  });

  it('skips no minor, and leaves settings that can be rendered after each', () => {
    const settings = { ...cluster('3.0', {}), openshift: '4.14' } as const;
    const { steps } = plan(settings, '3.4');
    const states = statesOf(settings, steps);

    expect(steps.flatMap(({ what, title }) => (what === 'OpenShift' ? [title] : []))).toEqual([
      'from 4.14 to 4.15',
      'from 4.15 to 4.16',
      'from 4.16 to 4.17',
      'from 4.17 to 4.18',
      'from 4.18 to 4.19',
      'from 4.19 to 4.20',
    ]);
    expect(states.flatMap(faultsOf)).toEqual([]);
    expect(() => states.filter((_, i) => steps[i]?.what === 'OpenShift').map(objectsOf)).not.toThrow();
  });

  it('writes the release down that an older OpenShift stood for, so that the operator does not move with it', () => {
    const { release: _, ...settings } = { ...old, openshift: '4.18' } as const;
    const { steps } = plan(settings, '3.4');

    expect(steps.slice(0, 2).map(({ changes }) => changes)).toEqual([
      [
        { at: 'openshift', value: '4.19' },
        { at: 'release', value: '3.3' },
      ],
      [{ at: 'openshift', value: '4.20' }],
    ]);
    expect(statesOf(settings, steps).flatMap(faultsOf)).toEqual([]);
  });

  it('reminds of a mirror, whose catalog has the OpenShift release in its name', () => {
    const mirror = { registry: 'registry.acme.org/mirror' };
    const [rule, mirrored] = [old, { ...old, mirror }].map((settings) => plan(settings, '3.4').steps[0]?.rule);

    expect(rule).not.toContain('mirror');
    expect(mirrored).toContain('its catalog before the commit is applied');
  });
});
