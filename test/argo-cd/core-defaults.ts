import type { Manifest } from '../../lib/manifest/manifest';
import { fieldsOf, isMapping } from '../../lib/manifest/mapping';
import { canonicalQuantity } from '../../lib/manifest/quantity';
import { itemsOf, kindOf } from './objects';

type Fields = Readonly<Record<string, unknown>>;

/**
 * An object of a built-in kind as the API server stores it: decoded into its Go type, which drops what is empty and
 * writes quantities in its own way, and with the defaults of its kind.
 *
 * Sources: kubernetes v1.30 `pkg/apis/{apps,autoscaling,core,networking,rbac}/v*` `/defaults.go`, and
 * `pkg/registry/core/namespace/strategy.go`. What controllers and admission add to objects (addresses of a Service, the
 * Secrets of a ServiceAccount, SCC annotations of a Namespace) is new to maps and to lists that are not written here.
 *
 * @throws for a kind whose defaults nobody has looked up
 */
export function storedCore(object: Manifest): Manifest {
  const defaults = defaultsByKind[kindOf(object)];
  if (!defaults) throw new Error(`what does the API server make of a ${kindOf(object)}?`);
  const decoded = withoutEmpty(object) as Manifest;
  return { ...decoded, ...defaults(decoded) };
}

/** The fields of an object that defaults change. */
type Defaults = (object: Manifest) => Partial<Manifest>;

const none: Defaults = () => ({});

const defaultsByKind: Readonly<Record<string, Defaults>> = {
  'apps/Deployment': ({ spec }) => ({ spec: deployment(fieldsOf(spec)) }),
  'autoscaling/HorizontalPodAutoscaler': ({ spec }) => ({ spec: { minReplicas: 1, ...fieldsOf(spec) } }),
  'core/ConfigMap': none,
  'core/Namespace': ({ metadata, spec }) => ({
    metadata: { ...metadata, labels: { 'kubernetes.io/metadata.name': metadata.name, ...metadata.labels } },
    spec: { finalizers: ['kubernetes'], ...fieldsOf(spec) },
  }),
  'core/Service': ({ spec }) => ({ spec: service(fieldsOf(spec)) }),
  'core/ServiceAccount': none,
  'networking.k8s.io/NetworkPolicy': ({ spec }) => ({ spec: networkPolicy(fieldsOf(spec)) }),
  'policy/PodDisruptionBudget': none,
  'rbac.authorization.k8s.io/ClusterRole': none,
  'rbac.authorization.k8s.io/ClusterRoleBinding': binding,
  'rbac.authorization.k8s.io/Role': none,
  'rbac.authorization.k8s.io/RoleBinding': binding,
};

function binding({ roleRef, subjects }: Manifest): Partial<Manifest> {
  const apiGroup = 'rbac.authorization.k8s.io';
  return {
    roleRef: { apiGroup, ...fieldsOf(roleRef) },
    subjects: itemsOf(subjects).map((subject) =>
      subject.kind === 'ServiceAccount' ? subject : { apiGroup, ...subject },
    ),
  };
}

function service(spec: Fields): Fields {
  const isLoadBalancer = spec.type === 'LoadBalancer';
  return {
    type: 'ClusterIP',
    sessionAffinity: 'None',
    internalTrafficPolicy: 'Cluster',
    ...(isLoadBalancer && { externalTrafficPolicy: 'Cluster', allocateLoadBalancerNodePorts: true }),
    ...spec,
    ports: itemsOf(spec.ports).map((port) => ({ protocol: 'TCP', targetPort: port.port, ...port })),
  };
}

function networkPolicy(spec: Fields): Fields {
  const policyTypes = spec.egress === undefined ? ['Ingress'] : ['Ingress', 'Egress'];
  const ruled = Object.fromEntries(
    ['ingress', 'egress'].flatMap((direction) => {
      const rules = spec[direction];
      return rules === undefined ? [] : [[direction, itemsOf(rules).map(withPorts)] as const];
    }),
  );
  return { policyTypes, ...spec, ...ruled };
}

function withPorts(rule: Fields): Fields {
  if (rule.ports === undefined) return rule;
  return { ...rule, ports: itemsOf(rule.ports).map((port) => ({ protocol: 'TCP', ...port })) };
}

function deployment(spec: Fields): Fields {
  const template = fieldsOf(spec.template);
  return {
    replicas: 1,
    revisionHistoryLimit: 10,
    progressDeadlineSeconds: 600,
    strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } },
    ...spec,
    template: { ...template, spec: podSpec(fieldsOf(template.spec)) },
  };
}

function podSpec(spec: Fields): Fields {
  return {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
    securityContext: {},
    serviceAccount: spec.serviceAccountName,
    terminationGracePeriodSeconds: 30,
    ...spec,
    containers: itemsOf(spec.containers).map(container),
    ...(spec.initContainers !== undefined && { initContainers: itemsOf(spec.initContainers).map(container) }),
    ...(spec.volumes !== undefined && { volumes: itemsOf(spec.volumes).map(volume) }),
  };
}

function container(given: Fields): Fields {
  const image = String(given.image);
  const isLatest = !image.includes('@') && /^[^:]*(?::\d+\/[^:]*)?(?::latest)?$/.test(image);
  return {
    imagePullPolicy: isLatest ? 'Always' : 'IfNotPresent',
    resources: {},
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    ...given,
    ...(given.ports !== undefined && { ports: itemsOf(given.ports).map((port) => ({ protocol: 'TCP', ...port })) }),
    ...(given.env !== undefined && { env: itemsOf(given.env).map(variable) }),
    ...Object.fromEntries(
      ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((name) =>
        given[name] === undefined ? [] : [[name, probe(fieldsOf(given[name]))] as const],
      ),
    ),
  };
}

function variable(given: Fields): Fields {
  const { valueFrom } = given;
  if (!isMapping(valueFrom)) return given;
  const { fieldRef, resourceFieldRef } = valueFrom;
  return {
    ...given,
    valueFrom: {
      ...valueFrom,
      ...(isMapping(fieldRef) && { fieldRef: { apiVersion: 'v1', ...fieldRef } }),
      ...(isMapping(resourceFieldRef) && { resourceFieldRef: { divisor: '0', ...resourceFieldRef } }),
    },
  };
}

function probe(given: Fields): Fields {
  const { httpGet } = given;
  return {
    timeoutSeconds: 1,
    periodSeconds: 10,
    successThreshold: 1,
    failureThreshold: 3,
    ...given,
    ...(isMapping(httpGet) && { httpGet: { path: '/', scheme: 'HTTP', ...httpGet } }),
  };
}

function volume(given: Fields): Fields {
  const withMode = ['configMap', 'secret', 'downwardAPI', 'projected'].flatMap((source) =>
    isMapping(given[source]) ? [[source, { defaultMode: 420, ...given[source] }] as const] : [],
  );
  return { ...given, ...Object.fromEntries(withMode) };
}

/** Fields whose Go type tells empty from absent: pointers, and those that are always written. */
const keptEmpty: ReadonlySet<string> = new Set([
  'allowPrivilegeEscalation',
  'automountServiceAccountToken',
  'emptyDir',
  'minAvailable',
  'namespaceSelector',
  'podSelector',
  'privileged',
  'readOnlyRootFilesystem',
  'replicas',
  'runAsNonRoot',
]);

/** Maps from any name to a text, which may be empty. */
const textMaps: ReadonlySet<string> = new Set(['annotations', 'data', 'labels', 'matchLabels', 'nodeSelector']);

/** An object as Go reads it and writes it again: what is empty is gone, and quantities are in canonical form. */
function withoutEmpty(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutEmpty(item));
  if (!isMapping(value) || textMaps.has(key)) return value;
  const isOfQuantities = key === 'requests' || key === 'limits';
  const entries = Object.entries(value).flatMap(([name, held]) => {
    if (isOfQuantities) return [[name, canonicalQuantity(String(held))] as const];
    return isEmpty(held) && !keptEmpty.has(name) ? [] : [[name, withoutEmpty(held, name)] as const];
  });
  return Object.fromEntries(entries);
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return isMapping(value) ? Object.keys(value).length === 0 : value === '' || value === 0 || value === false;
}
