import { describe, expect, test } from 'vitest';
import { title } from '../../../lib/manifest/manifest';
import { toYaml } from '../../../lib/manifest/yaml';
import type { ClusterSettings } from '../../../lib/settings/cluster-settings';
import { reference } from '../../support';
import { delivered, manifestsOf, repoURL } from './delivery';

const east = { ...reference, name: 'east', appsDomain: 'apps.east.acme.org' };
const west = { ...reference, name: 'west', appsDomain: 'apps.west.acme.org', destination: { name: 'west' } };
const fleet = { clusters: { matchLabels: { mesh: 'yes' } } };

function application(name: string, argoCD: object = {}, settings = [east, west]) {
  return delivered(settings, argoCD).view.tryFind('argoproj.io/Application', 'openshift-gitops', name)?.spec;
}

test('Argo CD is told itself, what it may do where, its project, and what it brings', () => {
  expect(delivered([east, west]).stages.map(({ id }) => id)).toEqual([
    '00-argocd',
    '10-permissions-east',
    '10-permissions-west',
    '20-project',
    '30-applications',
    '40-root',
  ]);
  const { destination: _, ...plain } = west;
  expect(delivered([east, plain], fleet).stages.map(({ id }) => id)).toEqual([
    '00-argocd',
    '10-permissions',
    '10-permissions-in-cluster',
    '20-project',
    '30-application-sets',
    '40-root',
  ]);
});

describe('an application', () => {
  test('brings one part of a cluster to it, for as long as that takes', () => {
    expect(application('west-operators')).toEqual({
      project: 'service-mesh',
      source: {
        repoURL,
        targetRevision: 'HEAD',
        path: 'dist/west',
        directory: { include: '00-operators.yaml' },
      },
      destination: { name: 'west', namespace: 'openshift-operators' },
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry: { limit: -1, refresh: true, backoff: { duration: '10s', factor: 2, maxDuration: '2m' } },
        syncOptions: ['CreateNamespace=false', 'PruneLast=true', 'ServerSideApply=true'],
      },
    });
  });

  test('of the mesh reads all other files', () => {
    expect(application('east-mesh')?.source?.directory).toEqual({ exclude: '00-operators.yaml' });
    expect(application('east-mesh')?.destination?.server).toBe('https://kubernetes.default.svc');
  });

  test('ends its tries where a new one would not see what mends it', () => {
    expect(application('east-mesh', { release: '1.19' })?.syncPolicy?.retry).toEqual({
      limit: 60,
      backoff: { duration: '10s', factor: 2, maxDuration: '2m' },
    });
  });

  test('waits for somebody where nothing is to happen by itself', () => {
    expect(application('east-mesh', { automated: false })?.syncPolicy?.automated).toBeUndefined();
    expect(application('service-mesh-root', { automated: false })?.syncPolicy?.automated).toBeUndefined();
  });

  test('renders the settings beside dist/ where a plugin does that', () => {
    const plugin = { image: 'registry.acme.org/rigging:1' };

    expect(application('west-mesh', { plugin, path: 'mesh/dist' })?.source).toEqual({
      repoURL,
      targetRevision: 'HEAD',
      path: 'mesh',
      plugin: {
        name: 'rigging',
        env: [
          { name: 'CLUSTER', value: 'west' },
          { name: 'PART', value: 'mesh' },
        ],
      },
    });
    expect(application('west-mesh', { plugin })?.source?.path).toBe('.');
  });

  test('leaves what it brought when it goes, and is compared by the API server', () => {
    const applications = delivered([east, west]).view.ofKind('argoproj.io/Application');

    expect(applications.map(({ metadata }) => metadata.finalizers)).toEqual(applications.map(() => undefined));
    for (const { metadata } of applications) {
      expect(metadata.annotations?.['argocd.argoproj.io/compare-options']).toBe(
        'ServerSideDiff=true,IncludeMutationWebhook=true',
      );
    }
  });
});

test('what one application keeps has one wave, for with more it would wait until every mesh is healthy', () => {
  const { stages } = delivered([east, west]);
  const kept = manifestsOf(stages.filter(({ id }) => /^[234]0-/.test(id)));

  expect(kept.length).toBe(7);
  expect(new Set(kept.map(({ metadata }) => metadata.annotations?.['argocd.argoproj.io/sync-wave']))).toEqual(
    new Set(['0']),
  );
});

test('the application of applications keeps their project, them and itself, and may do no more', () => {
  const { view } = delivered([east, west]);
  const root = view.tryFind('argoproj.io/Application', 'openshift-gitops', 'service-mesh-root')?.spec;

  expect(root?.source).toEqual({
    repoURL,
    targetRevision: 'HEAD',
    path: 'dist/argocd',
    directory: { include: '{20-project.yaml,30-applications.yaml,40-root.yaml}' },
  });
  expect(view.tryFind('argoproj.io/AppProject', 'openshift-gitops', 'service-mesh-root')?.spec).toEqual({
    description: 'The applications that bring it to the clusters',
    sourceRepos: [repoURL],
    destinations: [{ server: 'https://kubernetes.default.svc', namespace: 'openshift-gitops' }],
    namespaceResourceWhitelist: [
      { group: 'argoproj.io', kind: 'AppProject' },
      { group: 'argoproj.io', kind: 'Application' },
    ],
  });
});

test('a namespace of one cluster changes nothing of how the others are brought', () => {
  const [plane] = reference.controlPlanes ?? [];
  const early = { name: 'early', namespace: 'aaa-early' };
  const more = { ...east, controlPlanes: [{ ...plane, applications: [...(plane?.applications ?? []), early] }] };
  const textOf = (settings: readonly ClusterSettings[], argoCD: object = {}) => {
    const stages = delivered(settings, argoCD).stages.filter(({ id }) => /^[34]0-/.test(id));
    return stages.map(({ manifests }) => toYaml(manifests));
  };
  const { destination: _, ...plain } = west;

  expect(textOf([more, west])).toEqual(textOf([east, west]));
  expect(textOf([more, plain], fleet)).toEqual(textOf([east, plain], fleet));
});

describe('an ApplicationSet', () => {
  const { destination: _, ...plain } = west;
  const spec = (argoCD: object = {}) => {
    const { view } = delivered([east, plain], { ...fleet, ...argoCD });
    return view.tryFind('argoproj.io/ApplicationSet', 'openshift-gitops', 'service-mesh-mesh')?.spec;
  };

  test('brings a part to each cluster with a label and a folder of its name', () => {
    expect(spec()?.generators).toEqual([
      {
        matrix: {
          generators: [
            { clusters: { selector: { matchLabels: { mesh: 'yes' } } } },
            {
              git: {
                repoURL,
                revision: 'HEAD',
                directories: [{ path: 'dist/{{.name}}' }, { path: 'dist/argocd', exclude: true }],
              },
            },
          ],
        },
      },
    ]);
    expect(spec()?.goTemplateOptions).toEqual(['missingkey=error']);
    expect(spec()?.template?.metadata?.name).toBe('{{.name}}-mesh');
    expect(spec()?.template?.spec?.source?.path).toBe('dist/{{.name}}');
    expect(spec()?.template?.spec?.destination?.server).toBe('{{.server}}');
  });

  test('leaves a mesh in place when its label or folder is gone', () => {
    expect(spec()?.syncPolicy).toEqual({ preserveResourcesOnDeletion: true });
  });

  test('leaves on an application that somebody confirmed a removal', () => {
    expect(spec()?.preservedFields).toEqual({ annotations: ['argocd.argoproj.io/deletion-approved'] });
  });

  test('needs no folders where a plugin renders', () => {
    expect(spec({ plugin: { image: 'registry.acme.org/rigging:1' } })?.generators).toEqual([
      { clusters: { selector: { matchLabels: { mesh: 'yes' } } } },
    ]);
  });
});

describe('the rights', () => {
  function subjects(settings: readonly (typeof east)[], argoCD: object = {}) {
    const bindings = delivered(settings, argoCD).view.ofKind('rbac.authorization.k8s.io/ClusterRoleBinding');
    return bindings.map((binding) => [binding.metadata.name, binding.subjects?.map((s) => `${s.namespace}/${s.name}`)]);
  }

  test('are those of Argo CD where it runs, and elsewhere of the account by which it comes', () => {
    expect(subjects([east, west], { name: 'ops', namespace: 'gitops' })).toEqual([
      ['argocd-service-mesh-east', ['gitops/ops-argocd-application-controller']],
      ['argocd-service-mesh-west', ['kube-system/argocd-manager']],
    ]);
    const account = { name: 'argo', namespace: 'ops' };
    const own = { ...west, destination: { ...west.destination, serviceAccount: account } };
    expect(subjects([own])).toEqual([['argocd-service-mesh-west', ['ops/argo']]]);
    const { destination: _, ...plain } = west;
    expect(subjects([plain], { clusters: { matchLabels: { a: 'b' }, serviceAccount: account } })).toEqual([
      ['argocd-service-mesh', ['ops/argo']],
      ['argocd-service-mesh-in-cluster', ['openshift-gitops/openshift-gitops-argocd-application-controller']],
    ]);
  });

  test('stay in namespaces of OpenShift where nothing else is written by them', () => {
    const { view } = delivered([{ ...east, userWorkloadMonitoring: true }]);
    const roles = view.ofKind('rbac.authorization.k8s.io/Role');
    const [clusterRole] = view.ofKind('rbac.authorization.k8s.io/ClusterRole');

    expect(roles.map(title)).toEqual(['Role openshift-monitoring/argocd-service-mesh-east']);
    expect(roles[0]?.rules?.map(({ resources }) => resources)).toEqual([['configmaps']]);
    expect(clusterRole?.rules?.flatMap(({ resources }) => resources)).not.toContain('configmaps');
  });
});
