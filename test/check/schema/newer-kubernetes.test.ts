import { describe, expect, test } from 'vitest';
import { inspect } from '../../../lib/check/inspect';
import { schemaViolations } from '../../../lib/check/schema/schema-check';
import type { Target } from '../../../lib/check/target';
import type { Manifest } from '../../../lib/manifest/manifest';
import { object } from './examples';

const newer: Target = { release: '3.4', openshift: '4.20' };
const unknown: Target = { release: '3.4' };
const same: Target = { release: '3.0', openshift: '4.17' };

/** The severity and the message of each violation. */
function judged(manifest: Manifest, target: Target): readonly (readonly [string, string])[] {
  return schemaViolations(manifest, target).map(({ severity, message }) => [severity ?? 'error', message] as const);
}

describe('a field of a built-in kind that Kubernetes 1.30 has not', () => {
  const service = (field: string) => object('v1', 'Service', { [field]: true });

  test('may be new on a cluster that is newer, or may be', () => {
    const told =
      'unknown field "shinyThing"; not in Kubernetes 1.30, whose schema judges it; see that the cluster has it';

    expect(judged(service('shinyThing'), newer)).toEqual([['warning', told]]);
    expect(judged(service('shinyThing'), unknown)).toEqual([['warning', told]]);
    expect(inspect(service('shinyThing'), newer, 'error').violations).toMatchObject([{ severity: 'warning' }]);
  });

  test('is wrong on a cluster of 1.30, and told what is known', () => {
    expect(judged(service('shinyThing'), same)).toEqual([['error', expect.stringContaining('known here')]]);
  });

  test('but is a slip away from one that it has, is wrong anywhere', () => {
    for (const target of [newer, unknown, same])
      expect(judged(service('extrnalName'), target)).toEqual([
        ['error', 'unknown field "extrnalName"; did you mean "externalName"?'],
      ]);
  });

  test('and a kind elsewhere has, is told no place, since it may be new here', () => {
    expect(judged(service('containerPort'), newer)).toEqual([['warning', expect.not.stringContaining('did you mean')]]);
  });

  test('but belongs elsewhere in the same object, is wrong anywhere, and told where', () => {
    const deployment = object('apps/v1', 'Deployment', {
      containers: [],
      selector: { matchLabels: { app: 'a' } },
      template: { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'a', image: 'a:1' }] } },
    });

    expect(judged(deployment, newer)).toEqual([
      ['error', 'unknown field "containers"; did you mean spec.template.spec.containers?'],
    ]);
  });

  test('is a warning where it came with a later Kubernetes, though the name stands elsewhere too', () => {
    const volumes = [{ name: 'model', image: { reference: 'quay.io/acme/model:1' } }];
    const pod = object('v1', 'Pod', { containers: [{ name: 'a', image: 'a:1' }], volumes });

    expect(judged(pod, newer)).toEqual([['warning', expect.stringContaining('unknown field "image"')]]);
    expect(judged(pod, same)).toEqual([['error', expect.stringContaining('unknown field "image"')]]);
  });

  test('is wrong in metadata, which is the same in every release', () => {
    const labelled = { ...service('type'), spec: {}, metadata: { name: 'a', app: 'b' } } as Manifest;

    expect(judged(labelled, newer)).toEqual([['error', expect.stringContaining('unknown field "app"')]]);
  });

  test('is wrong in a kind that is none of Kubernetes', () => {
    const policy = object('security.istio.io/v1', 'PeerAuthentication', { shinyThing: true });

    expect(judged(policy, newer)).toEqual([['error', expect.stringContaining('unknown field')]]);
  });
});

describe('a version of a built-in kind that Kubernetes 1.30 has not', () => {
  test('may be new on a cluster that is newer', () => {
    const manifest = object('storage.k8s.io/v1', 'VolumeAttributesClass', {});

    expect(judged(manifest, newer)).toEqual([
      [
        'warning',
        '"storage.k8s.io/v1" has no VolumeAttributesClass in Kubernetes 1.30; use storage.k8s.io/v1alpha1, ' +
          'or see that the cluster serves it',
      ],
    ]);
    expect(judged(manifest, same)).toEqual([
      ['error', '"storage.k8s.io/v1" has no VolumeAttributesClass on Kubernetes 1.30; use storage.k8s.io/v1alpha1'],
    ]);
  });

  test('is gone where it is a preview of one that is stable', () => {
    expect(judged(object('autoscaling/v2beta2', 'HorizontalPodAutoscaler', {}), newer)).toEqual([
      ['error', expect.stringContaining('use autoscaling/v2 or autoscaling/v1')],
    ]);
  });
});
