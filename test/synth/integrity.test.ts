import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { finishedStages, synth } from '../../lib/synth/synth';

function faultsOf(build: (chart: Chart, app: App) => void): readonly string[] {
  const app = new App();
  build(new Chart(app, '50-workloads'), app);
  return finishedStages(app).faults.map(({ stage, on, say }) => `${on}: ${say} (${stage})`);
}

function configMap(scope: Construct, id: string, metadata?: { name?: string; namespace?: string }): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata });
}

describe('objects that cannot be written', () => {
  it('one object in two charts is named with both', () => {
    const faults = faultsOf((chart, app) => {
      configMap(chart, 'one', { name: 'same', namespace: 'a' });
      configMap(new Chart(app, '60-routing'), 'two', { name: 'same', namespace: 'a' });
    });

    expect(faults).toEqual([
      'ConfigMap a/same: stands in 50-workloads too; remove or rename one of the two (60-routing)',
    ]);
  });

  it('one object in two versions of its API is one object', () => {
    const faults = faultsOf((chart) => {
      for (const version of ['v1', 'v1beta1']) {
        const metadata = { name: 'gateway', namespace: 'a' };
        new ApiObject(chart, version, { apiVersion: `networking.istio.io/${version}`, kind: 'Gateway', metadata });
      }
    });

    expect(faults).toEqual([
      'Gateway a/gateway: stands in 50-workloads too; remove or rename one of the two (50-workloads)',
    ]);
  });

  it('equal names in other namespaces, kinds or groups are other objects', () => {
    const faults = faultsOf((chart) => {
      configMap(chart, 'one', { name: 'same', namespace: 'a' });
      configMap(chart, 'two', { name: 'same', namespace: 'b' });
      const metadata = { name: 'same', namespace: 'a' };
      new ApiObject(chart, 'three', { apiVersion: 'networking.istio.io/v1', kind: 'Gateway', metadata });
      new ApiObject(chart, 'four', { apiVersion: 'gateway.networking.k8s.io/v1', kind: 'Gateway', metadata });
    });

    expect(faults).toEqual([]);
  });

  it('a namespace on a cluster-scoped object is refused', () => {
    const faults = faultsOf((chart) => {
      const metadata = { name: 'default', namespace: 'istio-system' };
      new ApiObject(chart, 'cni', { apiVersion: 'sailoperator.io/v1', kind: 'IstioCNI', metadata });
    });

    expect(faults).toEqual([
      'IstioCNI istio-system/default: is cluster-scoped; remove metadata.namespace "istio-system" (50-workloads)',
    ]);
  });

  it('a namespaced object without a namespace is refused', () => {
    expect(faultsOf((chart) => configMap(chart, 'one', { name: 'lost' }))).toEqual([
      'ConfigMap lost: is namespaced; give metadata.namespace (50-workloads)',
    ]);
  });

  it('a name that cdk8s would make up is refused', () => {
    expect(faultsOf((chart) => configMap(chart, 'one', { namespace: 'a' }))).toEqual([
      '50-workloads/one: metadata.name is missing; a name from cdk8s changes with its path (50-workloads)',
    ]);
  });

  it('a kind that no CRD of ours knows is refused by name', () => {
    const faults = faultsOf((chart) => {
      new ApiObject(chart, 'one', {
        apiVersion: 'example.com/v1',
        kind: 'Thing',
        metadata: { name: 'a', namespace: 'a' },
      });
    });

    expect(faults).toEqual([
      'Thing a/a: unknown kind example.com/v1 Thing; add its CRD to crds/ and run npm run import (50-workloads)',
    ]);
  });

  it('a chart whose id cannot name a stage is refused', () => {
    const faults = faultsOf((_, app) => {
      configMap(new Chart(app, 'extra'), 'one', { name: 'a', namespace: 'a' });
    });

    expect(faults).toEqual([
      'chart extra: a chart id is the name of its file: two digits and a name, e.g. "65-extra" (extra)',
    ]);
  });

  it.each(['/metadata', '/metadata/name', '/kind', '/apiVersion'])(
    'an object without its %s is refused by its path',
    (path) => {
      const faults = faultsOf((chart) => {
        configMap(chart, 'one', { name: 'a', namespace: 'a' }).addJsonPatch(JsonPatch.remove(path));
      });

      expect(faults).toEqual([
        '50-workloads/one: apiVersion, kind and metadata.name must be texts, and so must metadata.namespace if there is one (50-workloads)',
      ]);
    },
  );

  it('an object that cannot be rendered is refused by its path', () => {
    const faults = faultsOf((chart) => {
      configMap(chart, 'one', { name: 'a', namespace: 'a' }).addJsonPatch(JsonPatch.remove('/nothing/here'));
    });

    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(/^50-workloads\/one: cannot be rendered: .+ \(50-workloads\)$/s);
  });

  it('what a construct says of itself is reported', () => {
    const faults = faultsOf((chart) => {
      new Construct(chart, 'picky').node.addValidation({ validate: () => ['not like this'] });
    });

    expect(faults).toEqual(['50-workloads/picky: not like this (50-workloads)']);
  });

  it('no file is made while there is a fault', () => {
    const app = new App();
    configMap(new Chart(app, '50-workloads'), 'one', { name: 'lost' });

    expect(synth('test', app).files.size).toBe(0);
  });
});
