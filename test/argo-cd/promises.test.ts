import { beforeAll, expect, it } from 'vitest';
import { groupOf, identity, type Manifest, title } from '../../lib/manifest/manifest';
import { fieldsOf, isMapping } from '../../lib/manifest/mapping';
import { noDelete, noPrune, skipDryRun, syncOptions, syncWave } from '../../lib/platform/argo-cd';
import { partNames, partOf } from '../../lib/platform/argo-cd-parts';
import { tryOperatorOf } from '../../lib/platform/operators';
import { kindOf } from './objects';
import { everyExample, objectsIn, type RenderedCluster } from './rendered';

let clusters: readonly RenderedCluster[] = [];

beforeAll(async () => {
  clusters = await everyExample();
});

/** The objects of all clusters that break a promise. */
function breaking(breaks: (object: Manifest, cluster: RenderedCluster) => boolean): readonly string[] {
  return clusters.flatMap((cluster) =>
    objectsIn(cluster)
      .filter((object) => breaks(object, cluster))
      .map((object) => `${cluster.title}: ${title(object)}`),
  );
}

function optionsOf({ metadata }: Manifest): readonly string[] {
  return metadata.annotations?.[syncOptions]?.split(',') ?? [];
}

/** Whether a field of that name stands anywhere in a value. */
function hasField(value: unknown, name: string): boolean {
  if (Array.isArray(value)) return value.some((item) => hasField(item, name));
  return isMapping(value) && (name in value || Object.values(value).some((held) => hasField(held, name)));
}

it('every object is of one part, written once', () => {
  expect(clusters.length).toBeGreaterThan(100);
  for (const { title: name, stages } of clusters) {
    const all = stages.flatMap(({ manifests }) => manifests.map(identity));
    const inParts = partNames.flatMap((part) =>
      stages.filter(({ id }) => partOf(id) === part).flatMap(({ manifests }) => manifests.map(identity)),
    );

    expect(new Set(all).size, name).toBe(all.length);
    expect(inParts.sort(), name).toEqual(all.sort());
  }
});

it('every object names its wave, an integer', () => {
  expect(breaking(({ metadata }) => !/^\d+$/.test(metadata.annotations?.[syncWave] ?? ''))).toEqual([]);
});

it('what an operator brings the CRD of has no dry run before that, and all else has one', () => {
  const isOfOperator = (object: Manifest) => tryOperatorOf(groupOf(object), object.kind) !== undefined;

  expect(breaking((object) => isOfOperator(object) !== optionsOf(object).includes(skipDryRun))).toEqual([]);
});

it('nothing is written that an operator or istiod writes and changes', () => {
  const theirs = new Set([
    'admissionregistration.k8s.io/MutatingWebhookConfiguration',
    'admissionregistration.k8s.io/ValidatingWebhookConfiguration',
    'apiextensions.k8s.io/CustomResourceDefinition',
    'apps/DaemonSet',
    'operators.coreos.com/ClusterServiceVersion',
    'operators.coreos.com/InstallPlan',
    'sailoperator.io/IstioRevision',
  ]);
  const isIstiod = ({ kind, metadata }: Manifest) => kind === 'Deployment' && /^istiod(?:-|$)/.test(metadata.name);

  expect(breaking((object) => theirs.has(kindOf(object)) || isIstiod(object))).toEqual([]);
});

it('nothing carries or selects the label by which Argo CD may know what is its own', () => {
  expect(breaking((object) => hasField(object, 'app.kubernetes.io/instance'))).toEqual([]);
});

it('no Secret is written', () => {
  expect(breaking((object) => kindOf(object) === 'core/Secret')).toEqual([]);
});

it('no number of pods is written beside an autoscaler', () => {
  const isScaled = (object: Manifest, cluster: RenderedCluster) =>
    objectsIn(cluster).some(({ kind, metadata, spec }) => {
      const target = fieldsOf(fieldsOf(spec).scaleTargetRef);
      const isTarget = target.kind === object.kind && target.name === object.metadata.name;
      return kind === 'HorizontalPodAutoscaler' && isTarget && metadata.namespace === object.metadata.namespace;
    });

  expect(breaking(isScaled)).not.toEqual([]);
  expect(breaking((object, cluster) => isScaled(object, cluster) && hasField(object.spec, 'replicas'))).toEqual([]);
});

it("nothing in a namespace of the platform goes with the mesh: the cluster's monitoring stays configured", () => {
  const isOfPlatform = ({ kind, metadata }: Manifest) =>
    kind !== 'Subscription' && kind !== 'OperatorGroup' && /^(?:openshift|kube)-/.test(metadata.namespace ?? '');

  expect(breaking(isOfPlatform)).not.toEqual([]);
  expect(
    breaking((object) => {
      const options = optionsOf(object);
      return isOfPlatform(object) && !(options.includes(noPrune) && options.includes(noDelete));
    }),
  ).toEqual([]);
});

it('every object fits into the annotation that client-side apply keeps of it', () => {
  expect(breaking((object) => JSON.stringify(object).length > 262_144)).toEqual([]);
});
