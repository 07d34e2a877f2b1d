import { describe, expect, test } from 'vitest';
import { celViolations } from '../../../lib/check/cel/cel-check';
import { trySchemaOf } from '../../../lib/check/schema/schema-check';
import type { Manifest } from '../../../lib/manifest/manifest';
import { crc, object, said } from './examples';

const container = { name: 'app', image: 'quay.io/acme/app:1' };
const selector = { matchLabels: { app: 'a' } };
const pods = (spec: object = {}) => ({
  metadata: { labels: { app: 'a' } },
  spec: { containers: [container], ...spec },
});
const pod = (changes: object) => object('v1', 'Pod', { containers: [{ ...container, ...changes }] });
const probed = (livenessProbe: object) => pod({ livenessProbe });
const service = (spec: object) => object('v1', 'Service', spec);
const servicePort = (changes: object) => service({ ports: [{ port: 80, ...changes }] });
const deployment = (spec: object) => object('apps/v1', 'Deployment', { selector, template: pods(), ...spec });
const autoscaler = (spec: object) =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', {
    maxReplicas: 3,
    scaleTargetRef: { kind: 'Deployment', name: 'a' },
    ...spec,
  });
const cronJob = (spec: object) =>
  object('batch/v1', 'CronJob', {
    schedule: '*/5 * * * *',
    jobTemplate: { spec: { template: pods({ restartPolicy: 'Never' }) } },
    ...spec,
  });
const job = (spec: object, template: object = pods({ restartPolicy: 'Never' })) =>
  object('batch/v1', 'Job', { template, ...spec });
const disruption = (spec: object) => object('policy/v1', 'PodDisruptionBudget', { selector, ...spec });
const policy = (spec: object) => object('networking.k8s.io/v1', 'NetworkPolicy', { podSelector: {}, ...spec });
const plain = (apiVersion: string, kind: string, content: object): Manifest => ({
  apiVersion,
  kind,
  metadata: { name: 'a' },
  ...content,
});
const rbac = (kind: string, content: object) => plain('rbac.authorization.k8s.io/v1', kind, content);
const crd = (version: object, scope = 'Namespaced') =>
  object('apiextensions.k8s.io/v1', 'CustomResourceDefinition', {
    group: 'acme.org',
    names: { kind: 'Foo', plural: 'foos' },
    scope,
    versions: [
      { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: { type: 'object' } }, ...version },
    ],
  });

describe('a built-in object that a cluster accepts', () => {
  const role = { kind: 'Role', name: 'view' };
  const onPodConditions = [{ type: 'DisruptionTarget' }];

  test.each<[string, Manifest]>([
    ['a RoleBinding without the group of its role', rbac('RoleBinding', { roleRef: role })],
    ['a NetworkPolicy without a selector, which means every pod', policy({ podSelector: undefined })],
    ['a StatefulSet without a Service', object('apps/v1', 'StatefulSet', { selector, template: pods() })],
    ['a PriorityClass without a value', plain('scheduling.k8s.io/v1', 'PriorityClass', {})],
    ['a header of a probe without a value', probed({ httpGet: { port: 80, httpHeaders: [{ name: 'X' }] } })],
    [
      'a sysctl without a value',
      object('v1', 'Pod', { containers: [container], securityContext: { sysctls: [{ name: 'a' }] } }),
    ],
    ['a version of a CRD that is neither served nor stored', crd({ served: undefined, storage: undefined })],
    [
      'a failure policy without a status',
      job({ podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions }] } }),
    ],
    ['an EndpointSlice without endpoints', plain('discovery.k8s.io/v1', 'EndpointSlice', { addressType: 'IPv4' })],
    ['a ControllerRevision without a number', plain('apps/v1', 'ControllerRevision', {})],
    ['an argument that is null', pod({ args: [null], command: [null] })],
    [
      'a choice that is empty, as if left out',
      service({ type: '', ports: [{ port: 80, protocol: '', targetPort: 0 }] }),
    ],
    ['a schedule by its name', cronJob({ schedule: '@hourly' })],
    ['a schedule with lists, steps and names', cronJob({ schedule: '0,30 8-18/2 ? JAN,FEB MON-FRI' })],
    ['a schedule by interval', cronJob({ schedule: '@every 1h30m' })],
    ['pods that are replaced all at once', deployment({ strategy: { type: 'Recreate' } })],
    ['no replicas', deployment({ replicas: 0 })],
    ['a budget of a percentage', disruption({ minAvailable: '50%' })],
    ['as many replicas at least as at most', autoscaler({ minReplicas: 3 })],
    [
      'an account of the namespace of its RoleBinding',
      rbac('RoleBinding', { roleRef: role, subjects: [{ kind: 'ServiceAccount', name: 'a' }] }),
    ],
    ['a user, who has no namespace', rbac('RoleBinding', { roleRef: role, subjects: [{ kind: 'User', name: 'a' }] })],
  ])('has no finding: %s', (_, manifest) => {
    expect(said(manifest)).toEqual([]);
  });
});

describe('a built-in object that every API server refuses', () => {
  test.each<[Manifest, string]>([
    [
      service({ type: 'Foo' }),
      'spec.type: "Foo" is not one of "ClusterIP", "NodePort", "LoadBalancer", "ExternalName"',
    ],
    [service({ sessionAffinity: 'Zed' }), 'spec.sessionAffinity: "Zed" is not one of "None", "ClientIP"'],
    [servicePort({ protocol: 'tcp' }), 'spec.ports[0].protocol: "tcp" is not one of "TCP", "UDP", "SCTP"'],
    [servicePort({ port: 99_999 }), 'spec.ports[0].port: 99999 is too large; write at most 65535'],
    [servicePort({ targetPort: 70_000 }), 'spec.ports[0].targetPort: 70000 is too large; write at most 65535'],
    [
      servicePort({ name: 'A_B' }),
      'spec.ports[0].name: "A_B" has the wrong form; it must match ^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$',
    ],
    [policy({ policyTypes: ['ingress'] }), 'spec.policyTypes[0]: "ingress" is not one of "Ingress", "Egress"'],
    [
      policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/99' } }] }] }),
      'spec.ingress[0].from[0].ipBlock.cidr: "10.0.0.0/99" is not an address block such as "10.0.0.0/8"',
    ],
    [
      policy({ ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' }, podSelector: {} }] }] }),
      'spec.ingress[0].from[0]: "ipBlock", "podSelector" exclude each other; set one of ipBlock, podSelector',
    ],
    [
      policy({ egress: [{ to: [{}] }] }),
      'spec.egress[0].to[0]: incomplete; set ipBlock or podSelector or namespaceSelector',
    ],
    [autoscaler({ maxReplicas: 0 }), 'spec.maxReplicas: 0 is too small; write at least 1'],
    [
      autoscaler({ metrics: [{ type: 'Foo' }] }),
      'spec.metrics[0].type: "Foo" is not one of "Resource", "Pods", "Object", "External", "ContainerResource"',
    ],
    [cronJob({ schedule: 'hourly' }), 'spec.schedule: "hourly" is not a schedule such as "*/5 * * * *" or "@hourly"'],
    [
      cronJob({ concurrencyPolicy: 'forbid' }),
      'spec.concurrencyPolicy: "forbid" is not one of "Allow", "Forbid", "Replace"',
    ],
    [job({}, pods()), 'spec.template.spec.restartPolicy: missing; give one of "OnFailure", "Never"'],
    [job({ backoffLimit: -1 }), 'spec.backoffLimit: -1 is too small; write at least 0'],
    [deployment({ replicas: -1 }), 'spec.replicas: -1 is too small; write at least 0'],
    [
      deployment({ template: pods({ restartPolicy: 'Never' }) }),
      'spec.template.spec.restartPolicy: "Never" is not one of "Always"',
    ],
    [
      deployment({ template: pods({ containers: [container, container] }) }),
      'spec.template.spec.containers[1]: repeats name "app" of item 0; remove one of the two',
    ],
    [
      deployment({ template: pods({ containers: [{ name: 'app' }] }) }),
      'spec.template.spec.containers[0].image: missing; give a string',
    ],
    [
      deployment({ strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } }),
      'spec.strategy: these values do not go together; leave out rollingUpdate, or make type "RollingUpdate"',
    ],
    [
      pod({ imagePullPolicy: 'Foo' }),
      'spec.containers[0].imagePullPolicy: "Foo" is not one of "Always", "IfNotPresent", "Never"',
    ],
    [
      pod({ ports: [{ containerPort: 99_999 }] }),
      'spec.containers[0].ports[0].containerPort: 99999 is too large; write at most 65535',
    ],
    [
      probed({ periodSeconds: 5 }),
      'spec.containers[0].livenessProbe: incomplete; set exec or grpc or httpGet or tcpSocket',
    ],
    [
      disruption({ minAvailable: 1, maxUnavailable: 1 }),
      'spec: "minAvailable", "maxUnavailable" exclude each other; set one of minAvailable, maxUnavailable',
    ],
    [
      rbac('ClusterRoleBinding', { roleRef: { kind: 'Role', name: 'view' } }),
      'roleRef.kind: "Role" is not one of "ClusterRole"',
    ],
    [crd({}, 'Bar'), 'spec.scope: "Bar" is not one of "Cluster", "Namespaced"'],
    [crd({ schema: undefined }), 'spec.versions[0].schema: missing; give "openAPIV3Schema"'],
  ])('%# is told why: %s', (manifest, message) => {
    expect(said(manifest)).toEqual([`API004 ${message}`]);
  });

  test('is an autoscaler that asks for more at least than at most', () => {
    const manifest = autoscaler({ minReplicas: 5 });

    expect(celViolations(trySchemaOf(manifest, crc) ?? {}, manifest)).toEqual([
      { code: 'API004', at: 'spec', message: 'minReplicas must be at most maxReplicas, got 5' },
    ]);
    expect(celViolations(trySchemaOf(manifest, crc) ?? {}, autoscaler({ minReplicas: 3 }))).toEqual([]);
  });
});
