import { beforeAll, describe, expect, it } from 'vitest';
import { title } from '../../../lib/manifest/manifest';
import type { Stage } from '../../../lib/manifest/stage';
import { View } from '../../../lib/manifest/view';
import { clustersOf, examples } from '../../every-example';
import { type Ask, asksOf, isAllowed } from './authorization';
import { type Delivered, delivered, manifestsOf, withDestinations } from './delivery';
import { isDestination, isPermitted } from './project-rules';

const matchLabels = { mesh: 'yes' };

describe.each(examples)('the example %s', (example) => {
  let single: Delivered;
  let fleet: Delivered;
  beforeAll(async () => {
    const settings = (await clustersOf(example)).map(({ destination: _, ...cluster }) => cluster);
    single = delivered(withDestinations(settings));
    fleet = delivered(settings, { clusters: { matchLabels } });
  });

  it('is delivered file by file, each by one application', () => {
    for (const [cluster, stages] of single.clusters) {
      const carried = applicationsTo(single, cluster).flatMap(({ spec }) => filesOf(spec?.source?.directory, stages));

      expect(carried.sort()).toEqual(stages.map(({ id }) => `${id}.yaml`));
    }
  });

  it('is permitted by its project, object by object and application by application', () => {
    const project = projectOf(single);

    for (const [cluster, stages] of single.clusters) {
      for (const { spec } of applicationsTo(single, cluster)) {
        const { namespace = '', ...destination } = spec?.destination ?? {};
        const refused = manifestsOf(stages).filter((manifest) => !isPermitted(project, manifest, destination));

        expect(isDestination(project, destination, namespace)).toBe(true);
        expect(refused.map(title)).toEqual([]);
      }
    }
  });

  it('is permitted by the project of a fleet', () => {
    const project = projectOf(fleet);
    const server = 'https://api.anywhere.acme.org:6443';

    for (const { spec } of fleet.view.ofKind('argoproj.io/ApplicationSet')) {
      const namespace = spec?.template?.spec?.destination?.namespace ?? '';
      expect(isDestination(project, { server }, namespace)).toBe(true);
    }
    for (const stages of fleet.clusters.values()) {
      expect(manifestsOf(stages).filter((manifest) => !isPermitted(project, manifest, { server }))).toEqual([]);
    }
  });

  it('is applied with the rights that it takes', () => {
    for (const [cluster, stages] of single.clusters) {
      expect(missing(permissionsOf(single, cluster), stages)).toEqual([]);
    }
    for (const stages of fleet.clusters.values()) {
      expect(missing(permissionsOf(fleet), stages)).toEqual([]);
      expect(missing(permissionsOf(fleet, 'in-cluster'), stages)).toEqual([]);
    }
  });

  it('is applied with no other rights', () => {
    for (const [cluster, stages] of single.clusters) {
      const asks = manifestsOf(stages).flatMap(asksOf);

      expect(granted(permissionsOf(single, cluster)).filter((right) => !asks.some((ask) => is(right, ask)))).toEqual(
        [],
      );
    }
  });
});

function projectOf({ view }: Delivered) {
  const project = view.tryFind('argoproj.io/AppProject', 'openshift-gitops', 'service-mesh');
  if (!project) throw new Error('no project');
  return project;
}

function applicationsTo({ view }: Delivered, cluster: string) {
  return view.ofKind('argoproj.io/Application').filter(({ spec }) => spec?.source?.path === `dist/${cluster}`);
}

/** The files that a directory source reads (argoproj/argo-cd `reposerver/repository`). */
function filesOf(
  { include, exclude }: { readonly include?: string; readonly exclude?: string } = {},
  stages: readonly Stage[],
): readonly string[] {
  const files = stages.map(({ id }) => `${id}.yaml`);
  return files.filter((file) => file !== exclude && (include === undefined || file === include));
}

function permissionsOf({ stages }: Delivered, cluster?: string): readonly Stage[] {
  return stages.filter(({ id }) => id === ['10-permissions', cluster].filter(Boolean).join('-'));
}

function missing(permissions: readonly Stage[], stages: readonly Stage[]): readonly Ask[] {
  return manifestsOf(stages)
    .flatMap(asksOf)
    .filter((ask) => !isAllowed(permissions, ask));
}

interface Right extends Ask {
  readonly isNamed: boolean;
}

/** Everything that roles allow, taken apart. */
function granted(permissions: readonly Stage[]): readonly Right[] {
  const view = new View(manifestsOf(permissions));
  const roles = [
    ...view.ofKind('rbac.authorization.k8s.io/ClusterRole'),
    ...view.ofKind('rbac.authorization.k8s.io/Role'),
  ];
  return roles.flatMap(({ metadata: { namespace }, rules = [] }) =>
    rules.flatMap(({ apiGroups = [], resources = [], verbs = [], resourceNames }) =>
      apiGroups.flatMap((group) =>
        resources.flatMap((resource) =>
          verbs.flatMap((verb) =>
            (resourceNames ?? ['']).map((name) => ({
              group,
              resource,
              verb,
              name,
              isNamed: resourceNames !== undefined,
              ...(namespace !== undefined && { namespace }),
            })),
          ),
        ),
      ),
    ),
  );
}

/** Whether a right is one that is asked for; who may create a host may change it. */
function is(right: Right, ask: Ask): boolean {
  const isVerb = right.verb === ask.verb || (right.resource === 'routes/custom-host' && right.verb === 'update');
  const isWhere = right.namespace === undefined || right.namespace === ask.namespace;
  const isName = !right.isNamed || right.name === ask.name;
  return right.group === ask.group && right.resource === ask.resource && isVerb && isWhere && isName;
}
