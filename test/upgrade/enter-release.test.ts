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
    expect(operator?.commands.join('\n')).toContain('"approved":true');
    expect(statesOf(settings, plan(settings, '3.4').steps).flatMap(faultsOf)).toEqual([]);
  });

  it('comes after OpenShift where that is too old, and before Kiali', () => {
    const settings = { ...cluster('3.3', { observability: {} }), openshift: '4.18' } as const;

    expect(brief(settings, '3.4').slice(0, 3)).toEqual([
      'OpenShift: from 4.18 to 4.20',
      'operator: servicemeshoperator3 from channel stable-3.3 to stable-3.4',
      'Kiali: to v2.27',
    ]);
  });
});
