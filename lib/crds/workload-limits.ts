import type { StructuralSchema } from '../check/structural-schema';
import { atMostOne, choice, count, defaulted, fields, type Limits } from './limit';

const replicas = { replicas: count, minReadySeconds: count };
const history = { revisionHistoryLimit: count };

/** Pods that are to run for ever, and pods that are to end. */
const lasting = fields({ spec: fields({ restartPolicy: defaulted('Always') }) });
const ending = fields({
  spec: { required: ['restartPolicy'], ...fields({ restartPolicy: choice('OnFailure', 'Never') }) },
});

const scaled = { maxReplicas: { minimum: 1 }, minReplicas: { minimum: 1 } };
const scalingOrder: StructuralSchema = {
  'x-kubernetes-validations': [{ rule: '!has(self.minReplicas) || self.minReplicas <= self.maxReplicas' }],
};

/**
 * What the API server enforces of workloads and of what scales and guards them (kubernetes/kubernetes v1.30.0,
 * pkg/apis/{apps,autoscaling,batch,policy}/validation/validation.go).
 */
export const workloadLimits: Limits = {
  'apps.v1.DeploymentSpec': fields({ ...replicas, ...history, progressDeadlineSeconds: count, template: lasting }),
  'apps.v1.DeploymentStrategy': {
    anyOf: [{ not: { required: ['rollingUpdate'] } }, fields({ type: defaulted('RollingUpdate') })],
    ...fields({ type: defaulted('RollingUpdate', 'Recreate') }),
  },
  'apps.v1.ReplicaSetSpec': fields({ ...replicas, template: lasting }),
  'apps.v1.StatefulSetSpec': fields({
    ...replicas,
    ...history,
    podManagementPolicy: defaulted('OrderedReady', 'Parallel'),
    template: lasting,
  }),
  'apps.v1.StatefulSetUpdateStrategy': fields({ type: defaulted('RollingUpdate', 'OnDelete') }),
  'apps.v1.DaemonSetSpec': fields({ ...history, minReadySeconds: count, template: lasting }),
  'apps.v1.DaemonSetUpdateStrategy': fields({ type: defaulted('RollingUpdate', 'OnDelete') }),
  'batch.v1.JobSpec': fields({
    activeDeadlineSeconds: count,
    backoffLimit: count,
    completionMode: choice('NonIndexed', 'Indexed'),
    completions: count,
    parallelism: count,
    template: ending,
    ttlSecondsAfterFinished: count,
  }),
  'batch.v1.CronJobSpec': fields({
    concurrencyPolicy: defaulted('Allow', 'Forbid', 'Replace'),
    failedJobsHistoryLimit: count,
    schedule: { format: 'cron' },
    startingDeadlineSeconds: count,
    successfulJobsHistoryLimit: count,
  }),
  'autoscaling.v1.HorizontalPodAutoscalerSpec': { ...fields(scaled), ...scalingOrder },
  'autoscaling.v2.HorizontalPodAutoscalerSpec': { ...fields(scaled), ...scalingOrder },
  'autoscaling.v2.MetricSpec': fields({
    type: choice('Resource', 'Pods', 'Object', 'External', 'ContainerResource'),
  }),
  'autoscaling.v2.MetricTarget': fields({ type: choice('Utilization', 'Value', 'AverageValue') }),
  'autoscaling.v2.HPAScalingPolicy': fields({
    periodSeconds: { minimum: 1, maximum: 1800 },
    type: choice('Pods', 'Percent'),
    value: { minimum: 1 },
  }),
  'autoscaling.v2.HPAScalingRules': fields({
    selectPolicy: choice('Max', 'Min', 'Disabled'),
    stabilizationWindowSeconds: { minimum: 0, maximum: 3600 },
  }),
  'policy.v1.PodDisruptionBudgetSpec': {
    ...atMostOne('minAvailable', 'maxUnavailable'),
    ...fields({
      maxUnavailable: count,
      minAvailable: count,
      unhealthyPodEvictionPolicy: choice('IfHealthyBudget', 'AlwaysAllow'),
    }),
  },
};
