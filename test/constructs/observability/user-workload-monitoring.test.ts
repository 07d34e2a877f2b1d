import { describe, expect, it } from 'vitest';
import { surroundingsOf } from '../../../lib/commands/synth/surroundings';
import { synthesize } from '../../../lib/commands/synth/synthesize';
import { observed, titlesOf, tracing } from '../../observed';
import { objectsOf, resolved } from '../../support';

describe('the monitoring of user workloads', () => {
  it('is turned on only where the settings own its ConfigMap, which no prune removes', () => {
    const settings = observed({}, {}, { userWorkloadMonitoring: true });
    const config = objectsOf(settings).get('ConfigMap openshift-monitoring/cluster-monitoring-config');

    expect(config).toMatchObject({
      metadata: { annotations: { 'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false' } },
      data: { 'config.yaml': 'enableUserWorkload: true\n' },
    });
    expect(titlesOf(observed({}), 'ConfigMap')).toEqual([]);
    expect(titlesOf({ ...settings, controlPlanes: [{}] }, 'ConfigMap', 'PodMonitor', 'Kiali')).toEqual([
      'ConfigMap openshift-monitoring/cluster-monitoring-config',
    ]);
  });

  it('is taken to be on by others where metrics are asked for and the settings do not turn it on', () => {
    const names = ({ userWorkloadMonitoring }: { readonly userWorkloadMonitoring?: boolean }) =>
      surroundingsOf(resolved(observed({}, {}, { userWorkloadMonitoring }))).externals.map(
        ({ metadata }) => metadata.name,
      );

    expect(names({})).toContain('cluster-monitoring-config');
    expect(names({ userWorkloadMonitoring: true })).not.toContain('cluster-monitoring-config');
    expect(synthesize(resolved(observed({}))).findings).toEqual([]);
  });

  it('sees every namespace but those of operators, which are the platform’s', () => {
    const labelled = [...objectsOf(observed({ tracing }, {}, { userWorkloadMonitoring: true })).values()]
      .filter(({ metadata }) => metadata.labels?.['openshift.io/cluster-monitoring'] !== undefined)
      .map(({ metadata }) => metadata.name);

    expect(labelled).toEqual(['openshift-opentelemetry-operator', 'openshift-tempo-operator']);
  });
});
