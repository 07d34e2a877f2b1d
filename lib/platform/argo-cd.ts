/**
 * How Argo CD orders what it applies.
 *
 * Sources: argoproj/argo-cd v3.4 `gitops-engine/pkg/sync/sync_tasks.go` and `docs/user-guide/sync-waves.md`,
 * `docs/user-guide/resource_hooks.md`; `resource_customizations/gateway.networking.k8s.io/{HTTPRoute,GRPCRoute}/health.lua`,
 * since v3.1.
 */

/** The cluster that Argo CD itself runs in (`DefaultInternalServer`). */
export const inCluster = { server: 'https://kubernetes.default.svc' } as const;

/** Annotation with the wave of an object: an integer as text. */
export const syncWave = 'argocd.argoproj.io/sync-wave';
export const syncOptions = 'argocd.argoproj.io/sync-options';
export const hook = 'argocd.argoproj.io/hook';

/** Values of `argocd.argoproj.io/hook`. */
export const hookNames = ['PreSync', 'Sync', 'PostSync', 'SyncFail', 'PreDelete', 'PostDelete', 'Skip'] as const;

/**
 * Kinds, by group, that are Degraded until the Services are there that they lead to. A wave with one of them fails, and no
 * later one is applied; what brings the Services may be another application.
 */
export const degradedWithoutService: readonly string[] = [
  'gateway.networking.k8s.io/HTTPRoute',
  'gateway.networking.k8s.io/GRPCRoute',
];

/** Wave of those kinds: after all stages, where nothing waits for them. */
export const lastWave = 90;

/** Lets a resource wait for its CRD: no dry run before the CRD is there. */
export const skipDryRun = 'SkipDryRunOnMissingResource=true';

/** Keeps a resource that its application no longer has. */
export const noPrune = 'Prune=false';

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
