/**
 * How Argo CD orders what it applies.
 *
 * Sources: argoproj/argo-cd v3.4 `gitops-engine/pkg/sync/sync_tasks.go` and `docs/user-guide/sync-waves.md`,
 * `docs/user-guide/resource_hooks.md`, `docs/user-guide/sync-options.md`;
 * `resource_customizations/gateway.networking.k8s.io/{HTTPRoute,GRPCRoute}/health.lua`, since v3.1.
 */

/** The cluster that Argo CD itself runs in (`DefaultInternalServer`). */
export const inCluster = { server: 'https://kubernetes.default.svc' } as const;

/** The name that Argo CD knows it by. */
export const inClusterName = 'in-cluster';

/** Annotation with the wave of an object: an integer as text. */
export const syncWave = 'argocd.argoproj.io/sync-wave';
export const syncOptions = 'argocd.argoproj.io/sync-options';
export const hook = 'argocd.argoproj.io/hook';

/** Values of `argocd.argoproj.io/hook`. */
export const hookNames = ['PreSync', 'Sync', 'PostSync', 'SyncFail', 'PreDelete', 'PostDelete', 'Skip'] as const;

/**
 * Kinds, by group, that are Degraded at first: routes until the Services are there that they lead to, which another
 * application may bring; a collector until its own pods run. A wave with one of them fails, and no later one is applied.
 */
export const degradedAtFirst: readonly string[] = [
  'gateway.networking.k8s.io/HTTPRoute',
  'gateway.networking.k8s.io/GRPCRoute',
  'opentelemetry.io/OpenTelemetryCollector',
];

/** Wave of those kinds: after all stages, whose numbers have two digits, so that nothing waits for them. */
export const lastWave = 200;

/** Lets a resource wait for its CRD: no dry run before the CRD is there. */
export const skipDryRun = 'SkipDryRunOnMissingResource=true';

/** Keeps a resource that its application no longer has. */
export const noPrune = 'Prune=false';

/** Keeps a resource whose application goes itself. */
export const noDelete = 'Delete=false';

/** Has somebody confirm that a resource goes which its application no longer has; since v2.14. */
export const confirmPrune = 'Prune=confirm';

/** Has somebody confirm so too where the application goes itself. */
export const confirmRemoval = `${confirmPrune},Delete=confirm`;

/** Kinds, by group, that take with them what no application has: all that is in a namespace, the proxies of a mesh. */
export const removedWithOthers: readonly string[] = [
  'core/Namespace',
  'operator.openshift.io/CertManager',
  'operator.openshift.io/IstioCSR',
  'sailoperator.io/Istio',
  'sailoperator.io/IstioCNI',
  'sailoperator.io/IstioRevisionTag',
  'sailoperator.io/ZTunnel',
];

/** Kinds that come first within a wave, in this order; all others come after them. */
export const kindOrder = [
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodSecurityPolicy',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'SecretList',
  'ConfigMap',
  'StorageClass',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'CustomResourceDefinition',
  'ClusterRole',
  'ClusterRoleList',
  'ClusterRoleBinding',
  'ClusterRoleBindingList',
  'Role',
  'RoleList',
  'RoleBinding',
  'RoleBindingList',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'IngressClass',
  'Ingress',
  'APIService',
] as const;
