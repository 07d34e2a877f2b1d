import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Manifest, title } from '../../lib/manifest/manifest';
import { syncOptions, syncWave } from '../../lib/platform/argo-cd';
import { operatorsStage } from '../../lib/platform/argo-cd-parts';
import { randomClusters } from '../random-clusters';
import { reference } from '../support';
import { aroundOf, sync } from './first-sync';
import { everyExample, objectsIn, type RenderedCluster, renderedClusters } from './rendered';
import { emptyCluster } from './world';

/** What goes wrong where one Application brings everything to an empty cluster. */
function problemsAsOne(cluster: RenderedCluster): readonly string[] {
  const objects = objectsIn(cluster);
  return sync(objects, emptyCluster(cluster.target, cluster.externals), aroundOf(objects)).problems;
}

/** What goes wrong where the operators are one Application, and another one follows with all else. */
function problemsInParts(cluster: RenderedCluster): readonly string[] {
  const around = aroundOf(objectsIn(cluster));
  const isOfOperators = ({ id }: { readonly id: string }) => id === operatorsStage;
  const operators = cluster.stages.filter(isOfOperators).flatMap(({ manifests }) => manifests);
  const mesh = cluster.stages.filter((stage) => !isOfOperators(stage)).flatMap(({ manifests }) => manifests);
  const first = sync(operators, emptyCluster(cluster.target, cluster.externals), around);
  return [...first.problems, ...sync(mesh, first.world, around).problems];
}

function problemsOf(cluster: RenderedCluster): readonly string[] {
  const problems = new Set([...problemsAsOne(cluster), ...problemsInParts(cluster)]);
  return [...problems].map((problem) => `${cluster.title}: ${problem}`);
}

describe('the first sync of an empty cluster', () => {
  it('applies nothing before what it needs, and waits for nothing that comes later: every example, on every release', async () => {
    const clusters = await everyExample();

    expect(clusters.length).toBeGreaterThan(100);
    expect(clusters.flatMap(problemsOf)).toEqual([]);
  });

  it('does so whatever is combined', () => {
    const settings = fc.sample(randomClusters(), { numRuns: 60, seed: 5 });
    const clusters = settings.flatMap((drawn, index) => renderedClusters(`draw ${index}`, drawn));

    expect(clusters.length).toBeGreaterThan(20);
    expect(clusters.flatMap(problemsOf)).toEqual([]);
  });
});

describe('the simulation', () => {
  const [cluster] = renderedClusters('reference', [reference]);

  /** What goes wrong where one object of the reference has another wave, or other sync options. */
  function problemsWith(changed: string, annotations: Readonly<Record<string, string>>): readonly string[] {
    if (!cluster) throw new Error('the reference is refused');
    const change = (object: Manifest): Manifest => {
      if (title(object) !== changed) return object;
      const { metadata } = object;
      return { ...object, metadata: { ...metadata, annotations: { ...metadata.annotations, ...annotations } } };
    };
    return problemsAsOne({
      ...cluster,
      stages: cluster.stages.map(({ id, manifests }) => ({ id, manifests: manifests.map(change) })),
    });
  }

  it.each([
    ['Namespace app1', '55', 'ServiceAccount app1/bookinfo-details: comes before core/Namespace//app1'],
    [
      'Subscription openshift-operators/servicemeshoperator3',
      '20',
      'Istio default: comes before operator servicemeshoperator3',
    ],
    [
      'OperatorGroup cert-manager-operator/cert-manager-operator',
      '1',
      'comes before OperatorGroup of cert-manager-operator',
    ],
    ['Istio default', '30', 'Deployment istio-ingress/istio-ingressgateway: comes before proxies of default'],
    ['IstioCNI default', '50', 'Deployment app1/details-v1: comes before sailoperator.io/IstioCNI//default'],
    ['ServiceAccount app1/bookinfo-details', '60', 'waits for core/ServiceAccount/app1/bookinfo-details for ever'],
    [
      'Role istio-ingress/istio-ingressgateway-sds',
      '31',
      'RoleBinding istio-ingress/istio-ingressgateway-sds: comes before',
    ],
    ['ClusterIssuer selfsigned-issuer', '50', 'waits for cert-manager.io/ClusterIssuer//selfsigned-issuer for ever'],
    ['Issuer istio-ingress/ca-issuer', '41', 'comes before core/Secret/istio-ingress/selfsigned-ca-cert'],
  ])('sees that %s in wave %s is wrong', (object, wave, problem) => {
    expect(problemsWith(object, { [syncWave]: wave })).toContainEqual(expect.stringContaining(problem));
  });

  it('sees that nothing is applied where a kind is missing at the dry run', () => {
    expect(problemsWith('Istio default', { [syncOptions]: 'Prune=false' })).toEqual([
      'Istio default: dry run without operator servicemeshoperator3',
    ]);
  });
});
