/**
 * Fields of built-in kinds that the API server does not let change.
 *
 * Source: kubernetes/kubernetes v1.30 to v1.34 `pkg/apis/apps/validation`, `batch/validation`, `core/validation`,
 * `rbac/validation`, `storage/validation` and `pkg/registry/apps/{deployment,daemonset}/strategy.go`.
 */

/** By kind: nothing at or below these may change. */
export const immutableFields: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'apps/DaemonSet': [['spec', 'selector']],
  'apps/Deployment': [['spec', 'selector']],
  'apps/ReplicaSet': [['spec', 'selector']],
  'batch/Job': [
    ['spec', 'selector'],
    ['spec', 'template'],
    ['spec', 'completionMode'],
    ['spec', 'podFailurePolicy'],
    ['spec', 'backoffLimitPerIndex'],
  ],
  'core/Secret': [['type']],
  'rbac.authorization.k8s.io/ClusterRoleBinding': [['roleRef']],
  'rbac.authorization.k8s.io/RoleBinding': [['roleRef']],
  'storage.k8s.io/StorageClass': [['provisioner'], ['parameters'], ['reclaimPolicy'], ['volumeBindingMode']],
};

/** By kind: of the spec, nothing but these may change. */
export const mutableFields: Readonly<Record<string, readonly string[]>> = {
  'apps/StatefulSet': [
    'replicas',
    'ordinals',
    'template',
    'updateStrategy',
    'persistentVolumeClaimRetentionPolicy',
    'minReadySeconds',
    'revisionHistoryLimit',
  ],
  'core/PersistentVolumeClaim': ['resources', 'volumeAttributesClassName'],
};

/** What a ConfigMap or a Secret keeps for ever once it says `immutable: true`. */
export const dataFields: readonly string[] = ['data', 'binaryData', 'stringData', 'immutable'];
