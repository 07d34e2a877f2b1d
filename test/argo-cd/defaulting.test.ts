import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trySchemaOf } from '../../lib/check/schema/schema-check';
import type { Target } from '../../lib/check/target';
import { groupOf, type Manifest, title } from '../../lib/manifest/manifest';
import { isBuiltIn } from '../../lib/manifest/scope';
import { isOperatorKind } from '../../lib/platform/operator-kinds';
import { randomClusters } from '../random-clusters';
import { storedCore } from './core-defaults';
import { kindOf } from './objects';
import { everyExample, objectsIn, type RenderedCluster, renderedClusters } from './rendered';
import { keyedListsOf, seenDifferences } from './seen-differences';
import { stored } from './structural';

/** Kinds that are written without the defaults of their CRD, which each release has others of; all are fields of maps. */
const undefaulted: ReadonlySet<string> = new Set(['Kiali']);

const noKeys: ReadonlySet<string> = new Set();

/**
 * What the API server changes of an object.
 *
 * Of a custom resource nothing at all. Argo CD would not see what is new in a map, but it compares lists as wholes (a
 * JSON merge patch, `gitops-engine/pkg/diff/diff.go`), and so does server-side apply where a CRD gives no keys.
 *
 * Of a built-in kind nothing that was written. Defaults that are new in maps are not seen by either comparison: the one
 * in Argo CD is a three-way strategic merge patch, after both sides were decoded into Go types and given the defaults; the
 * one by the API server (`ServerSideDiff=true`) compares a dry run of server-side apply with what is stored, and both have
 * the same defaults.
 */
function changesOf(object: Manifest, target: Target): readonly string[] {
  const schema = trySchemaOf(object, target);
  if (isBuiltIn(groupOf(object))) return seenDifferences(object, storedCore(object), keyedListsOf(kindOf(object)));
  if (!schema) return isOperatorKind(groupOf(object), object.kind) ? [] : ['there is no schema to tell'];
  const { metadata, ...fields } = object;
  const after = { metadata, ...(stored(fields, schema) as object) };
  const isExact = !undefaulted.has(object.kind);
  return [
    ...seenDifferences(object, after, noKeys),
    ...(isExact ? seenDifferences(after, object, noKeys).map((change) => `added: ${change}`) : []),
  ];
}

function changesIn(cluster: RenderedCluster): readonly string[] {
  return objectsIn(cluster).flatMap((object) =>
    changesOf(object, cluster.target).map((change) => `${cluster.title}: ${title(object)}: ${change}`),
  );
}

describe('what is written is what is stored', () => {
  it('of every example, on every release', async () => {
    const clusters = await everyExample();

    expect(clusters.length).toBeGreaterThan(100);
    expect(clusters.flatMap(changesIn)).toEqual([]);
  });

  it('whatever is combined', () => {
    const settings = fc.sample(randomClusters(), { numRuns: 60, seed: 5 });
    const clusters = settings.flatMap((drawn, index) => renderedClusters(`draw ${index}`, drawn));

    expect(clusters.length).toBeGreaterThan(20);
    expect(clusters.flatMap(changesIn)).toEqual([]);
  });
});

describe('what is told of a change', () => {
  const target: Target = { release: '3.4', openshift: '4.20' };
  const metadata = { name: 'a', namespace: 'a' };

  it.each<[string, Manifest, readonly string[]]>([
    [
      'a default in a map of a custom resource',
      {
        apiVersion: 'route.openshift.io/v1',
        kind: 'Route',
        metadata,
        spec: { to: { kind: 'Service', name: 'a', weight: 1 } },
      },
      [expect.stringContaining('added: spec.wildcardPolicy')],
    ],
    [
      'a field that the release does not know',
      {
        apiVersion: 'sailoperator.io/v1',
        kind: 'IstioCNI',
        metadata,
        spec: { version: 'v1.30.3', namespace: 'a', plane: 1 },
      },
      ['spec.plane: 1 is stored as undefined'],
    ],
    [
      'a quantity, and what is empty, of a built-in kind',
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata,
        spec: {
          template: {
            spec: {
              hostNetwork: false,
              containers: [{ name: 'a', image: 'a:1', resources: { limits: { cpu: '1000m' } } }],
            },
          },
        },
      },
      [
        'spec.template.spec.hostNetwork: false is stored as undefined',
        'spec.template.spec.containers.0.resources.limits.cpu: "1000m" is stored as "1"',
      ],
    ],
    [
      'a default in a list without keys',
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata,
        spec: { podSelector: {}, ingress: [{ ports: [{ port: 80 }] }] },
      },
      [expect.stringContaining('spec.ingress')],
    ],
  ])('%s', (_, object, changes) => {
    expect(changesOf(object, target)).toEqual(changes);
  });
});
