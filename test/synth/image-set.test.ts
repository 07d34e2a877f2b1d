import { k8s } from 'cdk8s-plus-30';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { synthesize } from '../../lib/commands/synth/synthesize';
import type { ClusterSettings } from '../../lib/settings/cluster-settings';
import { objectsOf, reference, resolved } from '../support';

const reviews = 'registry.istio.io/release/examples-bookinfo-reviews-v1:1.20.3';
const digest = `sha256:${'a'.repeat(64)}`;
const mirror = { registry: 'registry.acme.org/mirror', digests: { [reviews]: digest } };

function imageSetOf(settings: Partial<ClusterSettings>) {
  const text = synthesize(resolved({ ...reference, mirror, ...settings })).files.get('imageset-config.txt');
  return load(text ?? '') as {
    readonly mirror: {
      readonly operators: readonly {
        readonly catalog: string;
        readonly packages: readonly { readonly name: string }[];
      }[];
      readonly additionalImages?: readonly { readonly name: string }[];
    };
  };
}

describe('a cluster with a mirror', () => {
  it('pulls images from it by the path that they have upstream, those with a digest by that', () => {
    const objects = objectsOf({ ...reference, mirror });
    const images = ['reviews-v1', 'details-v1'].map((name) => {
      const spec = objects.get(`Deployment app1/${name}`)?.spec;
      return (spec as { template: { spec: k8s.PodSpec } }).template.spec.containers[0]?.image;
    });

    expect(images).toEqual([
      `registry.acme.org/mirror/release/examples-bookinfo-reviews-v1@${digest}`,
      'registry.acme.org/mirror/release/examples-bookinfo-details-v1:1.20.3',
    ]);
  });

  it('installs operators from the catalog that oc-mirror makes for its OpenShift, or from another one', () => {
    const sourceOf = (settings: ClusterSettings) =>
      objectsOf(settings).get('Subscription openshift-operators/servicemeshoperator3')?.spec;

    expect(sourceOf({ ...reference, mirror })).toMatchObject({ source: 'cs-redhat-operator-index-v4-20' });
    expect(sourceOf({ ...reference, mirror: { ...mirror, source: 'mine' } })).toMatchObject({ source: 'mine' });
  });

  it('says what the mirror must hold: its operators in their channels, and its images', () => {
    expect(imageSetOf({})).toEqual({
      apiVersion: 'mirror.openshift.io/v2alpha1',
      kind: 'ImageSetConfiguration',
      mirror: {
        operators: [
          {
            catalog: 'registry.redhat.io/redhat/redhat-operator-index:v4.20',
            packages: [
              {
                name: 'openshift-cert-manager-operator',
                defaultChannel: 'stable-v1',
                channels: [{ name: 'stable-v1' }],
              },
              { name: 'servicemeshoperator3', defaultChannel: 'stable-3.4', channels: [{ name: 'stable-3.4' }] },
            ],
          },
        ],
        additionalImages: [
          'details-v1:1.20.3',
          'productpage-v1:1.20.3',
          'ratings-v1:1.20.3',
          `reviews-v1@${digest}`,
          'reviews-v2:1.20.3',
          'reviews-v3:1.20.3',
        ].map((name) => ({ name: `registry.istio.io/release/examples-bookinfo-${name}` })),
      },
    });
  });

  it('asks for the version that is installed first, and for nothing of other catalogs', () => {
    const operators = {
      servicemeshoperator3: { installPlanApproval: 'Manual', startingCSV: 'servicemeshoperator3.v3.4.1' },
      'openshift-cert-manager-operator': { source: 'mine' },
    } as const;

    expect(imageSetOf({ operators }).mirror.operators[0]?.packages).toEqual([
      {
        name: 'servicemeshoperator3',
        defaultChannel: 'stable-3.4',
        channels: [{ name: 'stable-3.4', minVersion: '3.4.1' }],
      },
    ]);
  });

  it('tells of images that were added, and of none where nothing runs', () => {
    const extend: ClusterSettings['extend'] = ({ workloads }) => {
      const labels = { app: 'extra' };
      const containers = [{ name: 'b', image: 'quay.io/acme/b:1' }];
      const spec = { initContainers: [{ name: 'a', image: 'quay.io/acme/a:1' }], containers };
      new k8s.KubeDeployment(workloads, 'extra', {
        metadata: { name: 'extra', namespace: 'app1' },
        spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec } },
      });
    };

    expect(imageSetOf({ extend }).mirror.additionalImages?.slice(0, 2)).toEqual([
      { name: 'quay.io/acme/a:1' },
      { name: 'quay.io/acme/b:1' },
    ]);
    expect(imageSetOf({ mirror: { registry: mirror.registry }, controlPlanes: [{}] }).mirror).not.toHaveProperty(
      'additionalImages',
    );
  });

  it('has no such file without a mirror', () => {
    expect([...synthesize(resolved(reference)).files.keys()]).not.toContain('imageset-config.txt');
  });
});
