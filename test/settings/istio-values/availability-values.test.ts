import { describe, expect, it } from 'vitest';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import { objectsOf, objectsOfAll, reference } from '../../support';

/** Helm values of the only Istio of a cluster. */
function valuesOf(settings: Partial<ClusterSettings>, values?: object) {
  const controlPlanes = [{ ...(values && { values }) }];
  const cluster = { name: 'prod', appsDomain: 'apps.prod.acme.org', controlPlanes, ...settings };
  return (objectsOf(cluster).get('Istio default')?.spec as { readonly values?: object } | undefined)?.values;
}

const oneNode = { infrastructureTopology: 'SingleReplica' } as const;

describe('istiod', () => {
  it('runs twice where there are several nodes, so that one of them can be drained', () => {
    expect(valuesOf({})).toEqual({ pilot: { autoscaleMin: 2 } });
  });

  it('runs once on the only node, and nothing keeps it from being drained', () => {
    expect(valuesOf(oneNode)).toEqual({
      global: { defaultPodDisruptionBudget: { enabled: false } },
      pilot: { autoscaleEnabled: false },
    });
  });

  it('is left alone on OpenShift Local, which is never drained', () => {
    expect(valuesOf({ appsDomain: reference.appsDomain })).toBeUndefined();
    expect(valuesOf({ appsDomain: reference.appsDomain, ...oneNode })).toBeUndefined();
  });

  it.each(['autoscaleMin', 'autoscaleMax', 'replicaCount'])('runs as often as %s of the values says', (count) => {
    expect(valuesOf({}, { pilot: { [count]: 1 } })).toEqual({ pilot: { [count]: 1 } });
    expect(valuesOf(oneNode, { pilot: { [count]: 1 } })).toEqual({
      global: { defaultPodDisruptionBudget: { enabled: false } },
      pilot: { [count]: 1 },
    });
  });

  it('keeps what else the values say', () => {
    expect(valuesOf({}, { pilot: { env: { A: 'b' } } })).toEqual({ pilot: { autoscaleMin: 2, env: { A: 'b' } } });
  });

  it('runs in no remote cluster, where nothing is said of it', () => {
    const clusters = ['east', 'west'].map((name) => ({
      name,
      appsDomain: `apps.${name}.acme.org`,
      controlPlanes: [
        {
          multiCluster: {
            meshID: 'acme',
            ...(name === 'west' && { remote: { primary: 'east', remotePilotAddress: '192.0.2.1' } }),
          },
          certificateAuthority: { issuerRef: { name: 'acme', kind: 'ClusterIssuer' as const } },
        },
      ],
    }));
    const counts = objectsOfAll(clusters).map((objects) => {
      const spec = objects.get('Istio default')?.spec as {
        readonly values: { readonly pilot?: { readonly autoscaleMin?: number } };
      };
      return spec.values.pilot?.autoscaleMin;
    });

    expect(counts).toEqual([2, undefined]);
  });
});
