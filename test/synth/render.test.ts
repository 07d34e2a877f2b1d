import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { Route, RouteSpecToKind } from '../../imports/route.openshift.io';
import { render } from '../../lib/synth/render';

function faultsOf(build: (chart: Chart, app: App) => void): readonly string[] {
  const app = new App();
  build(new Chart(app, '50-workloads'), app);
  return render(app).faults.map(({ stage, on, say }) => `${on}: ${say} (${stage})`);
}

function configMap(scope: Construct, id: string, metadata?: { name?: string; namespace?: string }): ApiObject {
  return new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata });
}

describe('constructs that come to no object', () => {
  it('a name that cdk8s would make up is refused', () => {
    expect(faultsOf((chart) => configMap(chart, 'one', { namespace: 'a' }))).toEqual([
      '50-workloads/one: metadata.name is missing; a name from cdk8s changes with its path (50-workloads)',
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

  it('a patch reaches the object as it is written, be its field known to the class or not', () => {
    const app = new App();
    const chart = new Chart(app, '60-routing');
    const metadata = { name: 'a', namespace: 'a' };
    const route = new Route(chart, 'one', { metadata, spec: { to: { kind: RouteSpecToKind.SERVICE, name: 'web' } } });
    route.addJsonPatch(JsonPatch.add('/spec/tsl', { termination: 'edge' }), JsonPatch.replace('/spec/to/name', 'api'));

    const [stage] = render(app).stages;
    expect(stage?.manifests).toMatchObject([{ spec: { tsl: { termination: 'edge' }, to: { name: 'api' } } }]);
    expect(render(app).stages).toEqual([stage]);
  });

  it('what a construct says of itself is reported', () => {
    const faults = faultsOf((chart) => {
      new Construct(chart, 'picky').node.addValidation({ validate: () => ['not like this'] });
    });

    expect(faults).toEqual(['50-workloads/picky: not like this (50-workloads)']);
  });
});
