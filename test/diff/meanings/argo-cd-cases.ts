import { type Case, object, of } from './case';

const options = 'argocd.argoproj.io/sync-options';
const namespace = (annotations: object) => object('v1', 'Namespace', 'shop', { metadata: { annotations } });
const application = of('argoproj.io/v1alpha1', 'Application', 'openshift-gitops/prod-mesh');
const source = { repoURL: 'https://git.acme.org/mesh.git', path: 'dist/prod', targetRevision: 'HEAD' };
const prod = (more: object = {}) => ({
  project: 'mesh',
  source,
  destination: { name: 'prod' },
  syncPolicy: { automated: { prune: true, selfHeal: true } },
  ...more,
});
const manual = { syncPolicy: {} };
const name = 'Application openshift-gitops/prod-mesh';
const applicationSet = of('argoproj.io/v1alpha1', 'ApplicationSet', 'openshift-gitops/mesh');
const clusters = (mesh: string) => [{ clusters: { selector: { matchLabels: { mesh } } } }];
const fleet = (more: object = {}, template: object = {}) => ({
  goTemplate: true,
  generators: clusters('yes'),
  syncPolicy: { preserveResourcesOnDeletion: true },
  template: { metadata: { name: '{{.name}}-mesh' }, spec: prod(), ...template },
  ...more,
});
const set = 'ApplicationSet openshift-gitops/mesh';
const project = of('argoproj.io/v1alpha1', 'AppProject', 'openshift-gitops/mesh');
const argoCD = of('argoproj.io/v1beta1', 'ArgoCD', 'openshift-gitops/openshift-gitops');
const check = (kind: string, text = 'a') => ({ group: 'sailoperator.io', kind, check: text });

export const argoCDCases: readonly Case[] = [
  {
    title: 'an Application that reads another folder prunes what is not there',
    old: application(prod()),
    now: application(prod({ source: { ...source, path: 'dist/prod2' } })),
    means: [`deletion: ${name} reads something else (spec.source.path): what is not there is pruned`],
  },
  {
    title: 'an Application that reads other files of its folder, but does not prune',
    old: application(prod(manual)),
    now: application(prod({ ...manual, source: { ...source, directory: { exclude: '*.yaml' } } })),
    means: [
      `deletion: ${name} reads something else (spec.source.directory): what is not there is kept, out of sync, until somebody prunes it`,
    ],
  },
  {
    title: 'an Application that reads another revision prunes what is not there',
    old: application(prod()),
    now: application(prod({ source: { ...source, targetRevision: 'v1' } })),
    means: [`deletion: ${name} reads something else (spec.source.targetRevision): what is not there is pruned`],
  },
  {
    title: 'an Application that reads another repository trusts whoever writes there',
    old: application(prod()),
    now: application(prod({ source: { ...source, repoURL: 'https://git.acme.org/other.git' } })),
    means: [
      `deletion: ${name} reads something else (spec.source.repoURL): what is not there is pruned`,
      `exposure: who writes to https://git.acme.org/other.git decides what ${name} deploys`,
    ],
  },
  {
    title: 'an Application for another cluster leaves everything in the old one',
    old: application(prod()),
    now: application(prod({ destination: { name: 'prod2' } })),
    means: [`deletion: ${name} is brought to prod2: what it deployed to prod stays, and is no longer kept in sync`],
  },
  {
    title: 'another name of the same cluster, and another namespace for what names none, mean nothing',
    old: application(prod({ destination: { name: 'in-cluster', namespace: 'a' } })),
    now: application(prod({ destination: { server: 'https://kubernetes.default.svc', namespace: 'b' } })),
    means: [],
  },
  {
    title: 'an Application of another project is held to that',
    old: application(prod()),
    now: application(prod({ project: 'default' })),
    means: [`exposure: ${name} is held to AppProject default, no longer to mesh`],
  },
  {
    title: 'an Application that is synced by hand waits for somebody',
    old: application(prod()),
    now: application(prod(manual)),
    means: [`wait: ${name} waits with every change in Git until somebody syncs it`],
  },
  {
    title: 'an Application that syncs by itself applies and prunes what has waited',
    old: application(prod({ syncPolicy: { automated: { enabled: false, prune: true } } })),
    now: application(prod({ syncPolicy: { automated: { prune: true, selfHeal: true, allowEmpty: true } } })),
    means: [
      `deletion: ${name} is pruned from now on: what is gone from Git is deleted`,
      `deletion: ${name} is pruned altogether where nothing is read (allowEmpty)`,
      `wait: ${name} follows Git without being asked, at once where it is out of sync`,
    ],
  },
  {
    title: 'an Application that heals itself loses what was changed by hand',
    old: application(prod({ syncPolicy: { automated: {} } })),
    now: application(prod({ syncPolicy: { automated: { selfHeal: true } } })),
    means: [`wait: ${name} loses what was changed by hand`],
  },
  {
    title: 'an Application that does not heal itself keeps what is changed by hand',
    old: application(prod({ syncPolicy: { automated: { selfHeal: true } } })),
    now: application(prod({ syncPolicy: { automated: {} } })),
    means: [`wait: ${name} keeps what is changed by hand until Git changes`],
  },
  {
    title: 'the finalizer of an Application lets its deletion go on to what it deployed',
    old: application(prod()),
    now: application(prod(), { finalizers: ['resources-finalizer.argocd.argoproj.io/background'] }),
    means: [`deletion: who deletes ${name} deletes what it deployed, too, from now on`],
  },
  {
    title: 'what an Application guarded as a whole',
    old: application(prod({ syncPolicy: { syncOptions: ['Prune=false', 'PruneLast=true'] } })),
    now: application(prod({ syncPolicy: { syncOptions: ['Prune=confirm', 'PruneLast=true'] } })),
    means: [`deletion: Argo CD deletes what ${name} deployed if a person confirms it once it is gone from Git`],
  },
  {
    title: 'an ApplicationSet that chooses other clusters lets go of the Applications of the old ones',
    old: applicationSet(fleet()),
    now: applicationSet(fleet({ generators: clusters('on') })),
    means: [
      `deletion: ${set} makes other Applications (spec.generators[0].clusters.selector.matchLabels.mesh): one that it makes no longer goes, and what it deployed stays, and is no longer kept in sync`,
    ],
  },
  {
    title: 'an ApplicationSet whose Applications are called otherwise, and take along what they deployed',
    old: applicationSet(fleet({ syncPolicy: {} })),
    now: applicationSet(fleet({ syncPolicy: {} }, { metadata: { name: '{{.name}}' } })),
    means: [
      `deletion: ${set} makes other Applications (spec.template.metadata.name): one that it makes no longer goes, and what it deployed is deleted with it`,
    ],
  },
  {
    title: 'an ApplicationSet that deletes no Application',
    old: applicationSet(fleet({ syncPolicy: { applicationsSync: 'create-update' } })),
    now: applicationSet(fleet({ syncPolicy: { applicationsSync: 'create-update' }, generators: clusters('on') })),
    means: [],
  },
  {
    title: 'an ApplicationSet that no longer preserves what was deployed',
    old: applicationSet(fleet()),
    now: applicationSet(fleet({ syncPolicy: { preserveResourcesOnDeletion: false } })),
    means: [`deletion: who deletes an Application of ${set} deletes what it deployed, too, from now on`],
  },
  {
    title: 'an ApplicationSet whose template reads another folder',
    old: applicationSet(fleet()),
    now: applicationSet(fleet({}, { spec: prod({ source: { ...source, path: 'other' } }) })),
    means: [
      `deletion: each Application of ${set} reads something else (spec.template.spec.source.path): what is not there is pruned`,
    ],
  },
  {
    title: 'an ApplicationSet that goes',
    old: applicationSet(fleet()),
    means: [`deletion: deletes ${set}: its Applications go too, and what they deployed stays`],
  },
  {
    title: 'a project that admits fewer kinds leaves behind what is of the others',
    old: project({ clusterResourceWhitelist: [{ group: '', kind: 'Namespace' }] }),
    now: project({ clusterResourceWhitelist: [] }),
    means: [
      'deletion: what AppProject openshift-gitops/mesh no longer allows to its Applications stays as it is, and is no longer kept in sync (spec.clusterResourceWhitelist)',
    ],
  },
  {
    title: 'a project without a list of kinds that have a namespace admits them all',
    old: project({ namespaceResourceWhitelist: [{ group: '', kind: 'Service' }] }),
    now: project({}),
    means: [
      'exposure: Applications of AppProject openshift-gitops/mesh are allowed more by spec.namespaceResourceWhitelist',
    ],
  },
  {
    title: 'a project that forbids less admits more',
    old: project({ clusterResourceBlacklist: [{ group: '', kind: 'Namespace' }] }),
    now: project({}),
    means: [
      'exposure: Applications of AppProject openshift-gitops/mesh are allowed more by spec.clusterResourceBlacklist',
    ],
  },
  {
    title: 'a project that no longer excludes a repository admits more',
    old: project({ sourceRepos: ['*', '!https://git.acme.org/x.git'] }),
    now: project({ sourceRepos: ['*'] }),
    means: ['exposure: Applications of AppProject openshift-gitops/mesh are allowed more by spec.sourceRepos'],
  },
  {
    title: 'an object that loses its guard',
    old: namespace({ [options]: 'Prune=confirm, Delete=confirm' }),
    now: namespace({ [options]: 'Validate=false' }),
    means: [
      'deletion: Argo CD deletes Namespace shop without asking once it is gone from Git or its Application is deleted',
    ],
  },
  {
    title: 'an object that is kept, and goes once a person confirms it',
    old: namespace({ [options]: 'Prune=false,Delete=confirm' }),
    now: namespace({ [options]: 'Prune=confirm' }),
    means: [
      'deletion: Argo CD deletes Namespace shop without asking once its Application is deleted',
      'deletion: Argo CD deletes Namespace shop if a person confirms it once it is gone from Git',
    ],
  },
  { title: 'an object that is guarded', old: namespace({}), now: namespace({ [options]: 'Prune=confirm' }), means: [] },
  {
    title: 'an object that becomes a hook',
    old: namespace({}),
    now: namespace({ 'argocd.argoproj.io/hook': 'PostSync' }),
    means: ['deletion: Argo CD takes Namespace shop for a hook (PostSync): a sync deletes it and makes it anew'],
  },
  {
    title: 'an object that is skipped',
    old: namespace({}),
    now: namespace({ 'argocd.argoproj.io/hook': 'Skip' }),
    means: ['deletion: Argo CD no longer applies Namespace shop (hook Skip)'],
  },
  {
    title: 'Argo CD that knows objects by a label',
    old: argoCD({ resourceTrackingMethod: 'annotation' }),
    now: argoCD({ resourceTrackingMethod: 'label' }),
    means: [
      'deletion: ArgoCD openshift-gitops/openshift-gitops knows its objects by a label: what inherits it, such as the pods of a Gateway, is pruned',
      'wait: Applications of ArgoCD openshift-gitops/openshift-gitops are out of sync until the next sync (resourceTrackingMethod annotation -> label)',
    ],
  },
  {
    title: 'Argo CD that checks the health of other kinds',
    old: argoCD({ resourceHealthChecks: [check('Istio'), check('IstioCNI')] }),
    now: argoCD({ resourceHealthChecks: [check('Istio', 'b'), check('ZTunnel')] }),
    means: [
      'wait: Argo CD waits until sailoperator.io/ZTunnel is healthy before it goes on',
      'wait: Argo CD no longer waits until sailoperator.io/IstioCNI is healthy, unless it has a check of its own',
      'wait: Argo CD tells otherwise whether sailoperator.io/Istio is healthy',
    ],
  },
  {
    title: 'a plugin of Argo CD with another image',
    old: argoCD({ repo: { sidecarContainers: [{ name: 'plugin', image: 'a' }] } }),
    now: argoCD({ repo: { sidecarContainers: [{ name: 'plugin', image: 'b' }] } }),
    means: [
      'restart: its operator restarts the pods of ArgoCD openshift-gitops/openshift-gitops (spec.repo.sidecarContainers[plugin].image)',
    ],
  },
];
