import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { describe, expect, it } from 'vitest';
import { title } from '../../lib/manifest/manifest';
import { toYaml } from '../../lib/manifest/yaml';
import { finishedStages, type Surroundings, synth } from '../../lib/synth/synth';

const surroundings: Surroundings = { target: { release: '3.4', openshift: '4.20' }, externals: [] };

function place(scope: Construct, apiVersion: string, kind: string, name: string, spec?: object): ApiObject {
  const metadata = { name, namespace: kind === 'Namespace' || kind === 'Istio' ? undefined : 'a' };
  return new ApiObject(scope, `${kind}-${name}`, { apiVersion, kind, metadata, ...(spec && { spec }) });
}

describe('the pipeline', () => {
  it('loses no object, wherever in the tree it stands', () => {
    const app = new App();
    const outer = new Chart(app, '50-workloads');
    place(new Construct(new Chart(outer, 'inner'), 'deep'), 'v1', 'ConfigMap', 'inner');
    place(outer, 'v1', 'ConfigMap', 'outer');
    place(new Chart(new Construct(app, 'group'), '60-routing'), 'v1', 'ConfigMap', 'grouped');

    const { stages } = finishedStages(app);

    expect(stages.map(({ id, manifests }) => [id, manifests.map(title)])).toEqual([
      ['50-workloads', ['ConfigMap a/inner', 'ConfigMap a/outer']],
      ['60-routing', ['ConfigMap a/grouped']],
    ]);
  });

  it('orders files by number and objects by what must come first, however they were placed', () => {
    const app = new App();
    const later = new Chart(app, '70-observability');
    const chart = new Chart(app, '10-namespaces');
    place(later, 'v1', 'ConfigMap', 'late');
    place(chart, 'apps/v1', 'Deployment', 'one');
    place(chart, 'v1', 'ServiceAccount', 'one');
    place(chart, 'sailoperator.io/v1', 'Istio', 'default');
    place(chart, 'v1', 'Namespace', 'b');
    place(chart, 'v1', 'Namespace', 'a');

    const { stages } = finishedStages(app);

    expect(stages.map(({ id }) => id)).toEqual(['10-namespaces', '70-observability']);
    expect(stages[0]?.manifests.map(title)).toEqual([
      'Namespace a',
      'Namespace b',
      'Istio default',
      'ServiceAccount a/one',
      'Deployment a/one',
    ]);
  });

  it('gives each object its wave, and no dry run before an operator has brought its CRD', () => {
    const app = new App();
    const chart = new Chart(app, '20-control-plane');
    place(chart, 'sailoperator.io/v1', 'Istio', 'default', { namespace: 'a', version: 'v1.30.3' });
    place(chart, 'v1', 'ConfigMap', 'plain');

    const annotations = finishedStages(app).stages[0]?.manifests.map(({ metadata }) => metadata.annotations);

    expect(annotations).toEqual([
      {
        'argocd.argoproj.io/sync-wave': '20',
        'argocd.argoproj.io/sync-options': 'SkipDryRunOnMissingResource=true,Prune=confirm,Delete=confirm',
      },
      { 'argocd.argoproj.io/sync-wave': '20' },
    ]);
  });

  it.each(['HTTPRoute', 'GRPCRoute'])(
    'applies a %s after all stages, since it waits for a Service of others',
    (kind) => {
      const app = new App();
      const chart = new Chart(app, '60-routing');
      place(chart, 'gateway.networking.k8s.io/v1', kind, 'shop', {});
      place(chart, 'gateway.networking.k8s.io/v1', 'Gateway', 'shop', {});
      place(new Chart(app, '95-later'), 'gateway.networking.k8s.io/v1', kind, 'late', {});

      const waves = finishedStages(app).stages.map(({ id, manifests }) => [
        id,
        Object.fromEntries(manifests.map((manifest) => [title(manifest), manifest.metadata.annotations])),
      ]);

      expect(waves).toEqual([
        [
          '60-routing',
          {
            'Gateway a/shop': { 'argocd.argoproj.io/sync-wave': '60' },
            [`${kind} a/shop`]: { 'argocd.argoproj.io/sync-wave': '200' },
          },
        ],
        ['95-later', { [`${kind} a/late`]: { 'argocd.argoproj.io/sync-wave': '200' } }],
      ]);
    },
  );

  it('keeps an annotation that the object brings itself', () => {
    const app = new App();
    const object = place(new Chart(app, '20-control-plane'), 'v1', 'ConfigMap', 'own');
    object.metadata.addAnnotation('argocd.argoproj.io/sync-wave', '5');

    const annotations = finishedStages(app).stages[0]?.manifests[0]?.metadata.annotations;

    expect(annotations).toEqual({ 'argocd.argoproj.io/sync-wave': '5' });
  });

  it('leaves the number of pods to an autoscaler of another chart', () => {
    const app = new App();
    place(new Chart(app, '50-workloads'), 'apps/v1', 'Deployment', 'web', { replicas: 3 });
    place(new Chart(app, '65-scaling'), 'autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    });

    expect(finishedStages(app).stages[0]?.manifests[0]?.spec).toEqual({});
  });

  it('writes out what the API server would: a Route has its weight, a Certificate its whole duration', () => {
    const app = new App();
    const chart = new Chart(app, '60-routing');
    place(chart, 'route.openshift.io/v1', 'Route', 'web', { to: { name: 'web' } });
    place(chart, 'cert-manager.io/v1', 'Certificate', 'web', { duration: '8760h', secretName: 'web' });

    const text = toYaml(finishedStages(app).stages[0]?.manifests ?? []);

    expect(text).toContain('duration: 8760h0m0s');
    expect(text).toContain('  to:\n    kind: Service\n    name: web\n    weight: 100\n  wildcardPolicy: None\n');
  });

  it('rewrites quantities where they are some, and leaves data that looks like one', () => {
    const app = new App();
    const chart = new Chart(app, '50-workloads');
    const data = { sizeLimit: '1024Mi', averageValue: '1000m', requests: '1000m' };
    new ApiObject(chart, 'map', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', namespace: 'a', annotations: data },
      data,
    });
    const volumes = [{ name: 'tmp', emptyDir: { sizeLimit: '1024Mi' } }];
    place(chart, 'apps/v1', 'Deployment', 'web', { template: { metadata: { annotations: data }, spec: { volumes } } });

    const [map, deployment] = finishedStages(app).stages[0]?.manifests ?? [];

    expect(map).toMatchObject({ data, metadata: { annotations: data } });
    expect(deployment?.spec).toEqual({
      template: {
        metadata: { annotations: data },
        spec: { volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Gi' } }] },
      },
    });
  });

  it('applies a patch of the escape hatch', () => {
    const app = new App();
    const object = place(new Chart(app, '50-workloads'), 'apps/v1', 'Deployment', 'web', { replicas: 3 });
    object.addJsonPatch(JsonPatch.replace('/spec/replicas', 5));

    expect(finishedStages(app).stages[0]?.manifests[0]?.spec).toEqual({ replicas: 5 });
  });
});

describe('the checks in front of the writer', () => {
  it('an error leaves no file, and names the stage of its object', () => {
    const app = new App();
    const chart = new Chart(app, '50-workloads');
    new ApiObject(chart, 'lost', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'lost' } });

    const { files, findings } = synth('test', app, surroundings);

    expect(files.size).toBe(0);
    expect(findings).toMatchObject([{ code: 'API008', at: 'metadata.namespace', stage: '50-workloads' }]);
  });

  it('an object that cannot be rendered is told first, since others may refer to it', () => {
    const app = new App();
    const chart = new Chart(app, '50-workloads');
    new ApiObject(chart, 'lost', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'lost' } });
    new ApiObject(chart, 'nameless', { apiVersion: 'v1', kind: 'ConfigMap' });

    const { files, faults, findings } = synth('test', app, surroundings);

    expect(files.size).toBe(0);
    expect(faults).toHaveLength(1);
    expect(findings).toEqual([]);
  });

  it('a kind that no schema is known of is an error: it would go unproved', () => {
    const app = new App();
    const metadata = { name: 'a', namespace: 'a' };
    new ApiObject(new Chart(app, '50-workloads'), 'thing', { apiVersion: 'acme.org/v1', kind: 'Thing', metadata });

    expect(synth('test', app, surroundings).findings).toMatchObject([{ code: 'API001', severity: 'error' }]);
  });

  it('a warning is told, and the files are written', () => {
    const app = new App();
    const chart = new Chart(app, '10-namespaces');
    const labels = { 'istio-injection': 'enabled', 'istio.io/rev': 'default' };
    new ApiObject(chart, 'both', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'both', labels } });

    const { files, findings } = synth('test', app, surroundings);

    expect(findings).toMatchObject([{ code: 'INJ002', severity: 'warning' }]);
    expect([...files.keys()]).toEqual(['10-namespaces.yaml', 'README.md']);
  });
});
