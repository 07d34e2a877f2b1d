/**
 * What an Application of Argo CD can be told.
 *
 * Sources: argoproj/argo-cd v3.4 `docs/user-guide/sync-options.md`, `docs/user-guide/diff-strategies.md`,
 * `docs/user-guide/app_deletion.md`, `docs/operator-manual/high_availability.md`, and
 * `docs/operator-manual/applicationset/{Generators-Cluster,Application-Deletion,Controlling-Resource-Modification}.md`;
 * `controller/state.go`, which reads an application's options of comparison from nowhere else, and
 * `gitops-engine/pkg/diff/diff.go` with issue 28818; `common/common.go`, for the field manager.
 */

/** Version of the API of Application, ApplicationSet and AppProject. */
export const argoCDApiVersion = 'argoproj.io/v1alpha1';

/** Folder beside those of the clusters, in which these objects stand. */
export const argoCDFolder = 'argocd';

/** Annotation that says how an application is compared with what is there. */
export const compareOptions = 'argocd.argoproj.io/compare-options';

/**
 * Asks the API server what an apply would change, so that no default of its shows as a difference; since v2.10.
 *
 * What webhooks make of it is compared too. Argo CD tells that apart by who manages which field, and where a schema
 * declares some fields of an object and preserves all others, as that of an OpenTelemetryCollector's `spec.config` does, it
 * takes a change of the applied fields for one of a webhook's: the application is Synced and nothing is applied.
 */
export const serverSideDiff = 'ServerSideDiff=true,IncludeMutationWebhook=true';

/** Label of the applications of a project, by its name. */
export const partOfLabel = 'app.kubernetes.io/part-of';

/** Annotation with the folders of the repository, seen from the source's own, whose changes concern an application. */
export const generatedFrom = 'argocd.argoproj.io/manifest-generate-paths';

/** What takes the place of an object is there, and healthy, before that goes. */
export const pruneLast = 'PruneLast=true';

/** How all of Rigging's objects are applied. */
export const applicationSyncOptions: readonly string[] = [
  // Namespaces carry labels that the mesh needs: they are among the objects.
  'CreateNamespace=false',
  pruneLast,
  // Objects of Istio and OpenShift grow fields that are not ours.
  'ServerSideApply=true',
];

/** How the applications are applied: one that goes waits for no other's health, or a broken mesh would keep it. */
export const rootSyncOptions = applicationSyncOptions.filter((option) => option !== pruneLast);

/** As whom Argo CD applies: what somebody else applied and Git holds no longer, it does not remove. */
export const fieldManager = 'argocd-controller';

/** What a cluster that Argo CD knows is to a template of an ApplicationSet. */
export const clusterParameters = { name: '{{.name}}', server: '{{.server}}' } as const;

/** Has an Application that is deleted take along what it brought. */
export const resourcesFinalizer = 'resources-finalizer.argocd.argoproj.io';

/** Annotation of an Application by which somebody confirms what it is to prune or delete: a time, after that began. */
export const deletionApproved = 'argocd.argoproj.io/deletion-approved';

/**
 * Wave of all that one application keeps of others: with more than one wave it would wait until every mesh is healthy,
 * and see nothing new before.
 */
export const rootFolderWave = '0';
