import { choice, count, defaulted, fields, keyedBy, type Limits, label, optionalPort, port, protocol } from './limit';

const text = { items: { nullable: true } };
const operators = ['In', 'NotIn', 'Exists', 'DoesNotExist'];
const weight = { minimum: 1, maximum: 100 };
const uniquePort = { properties: { port } };

/** What the API server enforces of pods (kubernetes/kubernetes v1.30.0, pkg/apis/core/validation/validation.go). */
export const podLimits: Limits = {
  'core.v1.PodSpec': fields({
    activeDeadlineSeconds: { minimum: 1 },
    containers: { minItems: 1, ...keyedBy('name') },
    dnsPolicy: defaulted('ClusterFirst', 'ClusterFirstWithHostNet', 'Default', 'None'),
    initContainers: keyedBy('name'),
    preemptionPolicy: defaulted('PreemptLowerPriority', 'Never'),
    restartPolicy: defaulted('Always', 'OnFailure', 'Never'),
    volumes: keyedBy('name'),
  }),
  'core.v1.Container': {
    required: ['image'],
    properties: {
      // Go reads a null in a list of texts as the empty text.
      args: text,
      command: text,
      image: { minLength: 1 },
      imagePullPolicy: defaulted('Always', 'IfNotPresent', 'Never'),
      name: label,
      terminationMessagePolicy: defaulted('File', 'FallbackToLogsOnError'),
      volumeMounts: keyedBy('mountPath'),
    },
  },
  'core.v1.ContainerPort': fields({
    containerPort: port,
    hostPort: optionalPort,
    name: { maxLength: 15, pattern: '^([a-z0-9]+(-[a-z0-9]+)*)?$' },
    protocol,
  }),
  'core.v1.EnvVar': fields({ name: { minLength: 1 } }),
  'core.v1.Probe': {
    oneOf: ['exec', 'grpc', 'httpGet', 'tcpSocket'].map((handler) => ({ required: [handler] })),
    properties: {
      failureThreshold: count,
      initialDelaySeconds: count,
      periodSeconds: count,
      successThreshold: count,
      timeoutSeconds: count,
    },
  },
  'core.v1.HTTPGetAction': fields({ port, scheme: defaulted('HTTP', 'HTTPS') }),
  'core.v1.TCPSocketAction': uniquePort,
  'core.v1.GRPCAction': uniquePort,
  'core.v1.SeccompProfile': fields({ type: choice('Localhost', 'RuntimeDefault', 'Unconfined') }),
  'core.v1.Toleration': fields({ effect: defaulted('NoSchedule', 'PreferNoSchedule', 'NoExecute') }),
  'core.v1.TopologySpreadConstraint': fields({
    maxSkew: { minimum: 1 },
    whenUnsatisfiable: choice('DoNotSchedule', 'ScheduleAnyway'),
  }),
  'core.v1.NodeSelectorRequirement': fields({ operator: choice(...operators, 'Gt', 'Lt') }),
  'core.v1.PreferredSchedulingTerm': fields({ weight }),
  'core.v1.WeightedPodAffinityTerm': fields({ weight }),
  // kubernetes/apimachinery pkg/apis/meta/v1/validation.
  'meta.v1.LabelSelectorRequirement': fields({ operator: choice(...operators) }),
};
