/**
 * What an Application of Argo CD can be told.
 *
 * Sources: argoproj/argo-cd v3.4 `docs/user-guide/sync-options.md`, `docs/user-guide/diff-strategies.md`,
 * `docs/operator-manual/high_availability.md` and `docs/operator-manual/applicationset/Generators-Cluster.md`.
 */

/** Version of the API of Application, ApplicationSet and AppProject. */
export const argoCDApiVersion = 'argoproj.io/v1alpha1';

/** Folder beside those of the clusters, in which these objects stand. */
export const argoCDFolder = 'argocd';

/** Annotation that says how an application is compared with what is there. */
export const compareOptions = 'argocd.argoproj.io/compare-options';

/** Asks the API server what an apply would change, so that no default of its shows as a difference; since v2.10. */
export const serverSideDiff = 'ServerSideDiff=true';

/** Label of the applications of a project, by its name. */
export const partOfLabel = 'app.kubernetes.io/part-of';

/** Annotation with the folders of the repository, seen from the source's own, whose changes concern an application. */
export const generatedFrom = 'argocd.argoproj.io/manifest-generate-paths';

/** How all of Rigging's objects are applied. */
export const applicationSyncOptions = [
  // Namespaces carry labels that the mesh needs: they are among the objects.
  'CreateNamespace=false',
  // What takes the place of an object is there before that goes.
  'PruneLast=true',
  // Objects of Istio and OpenShift grow fields that are not ours.
  'ServerSideApply=true',
] as const;

/** What a cluster that Argo CD knows is to a template of an ApplicationSet. */
export const clusterParameters = { name: '{{.name}}', server: '{{.server}}' } as const;

/** Annotation of an Application by which somebody confirms what it is to prune or delete: a time. */
export const deletionApproved = 'argocd.argoproj.io/deletion-approved';

/**
 * Wave of all that one application keeps of others: with more than one wave it would wait until every mesh is healthy,
 * and see nothing new before.
 */
export const rootFolderWave = '0';
