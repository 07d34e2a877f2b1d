import { describe, expect, test } from 'vitest';
import type { Rule } from '../../../lib/check/rule';
import { measuredPods } from '../../../lib/check/rules/workload/measured-pods';
import { pinnedImage } from '../../../lib/check/rules/workload/pinned-image';
import { restrictedPod } from '../../../lib/check/rules/workload/restricted-pod';
import { scaledAndKept } from '../../../lib/check/rules/workload/scaled-and-kept';
import { spareGatewayPod } from '../../../lib/check/rules/workload/spare-gateway-pod';
import type { Target } from '../../../lib/check/target';
import { linesOf, meshOf } from './examples';

function judge(rule: Rule, objects: readonly string[], target: Partial<Target> = {}): readonly string[] {
  return linesOf(meshOf({ ...rule, target }, objects.join('\n    ---\n    ')), [rule]);
}

describe('WKL001', () => {
  const gateway = (spec: string) => spareGatewayPod.good.replace('replicas: 2', spec);
  const autoscaler = (minReplicas: number) => `
    apiVersion: autoscaling/v2
    kind: HorizontalPodAutoscaler
    metadata: { name: ingress, namespace: istio-ingress }
    spec:
      scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: istio-ingressgateway }
      minReplicas: ${minReplicas}
      maxReplicas: 5`;
  const budget = (spec: string) => `
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: ingress, namespace: istio-ingress }
    spec: { selector: { matchLabels: { istio: ingressgateway } }, ${spec} }`;

  test.each([
    ['no number', [gateway('paused: false')], ['one pod, so a drained node closes the mesh; write 2 or more']],
    ['none on purpose', [gateway('replicas: 0')], []],
    ['an autoscaler for two', [gateway('paused: false'), autoscaler(2)], []],
    [
      'an autoscaler for one',
      [gateway('paused: false'), autoscaler(1)],
      ['HorizontalPodAutoscaler istio-ingress/ingress goes down to 1 pod; write "minReplicas: 2"'],
    ],
    ['a budget that lets one go', [gateway('replicas: 2'), budget('minAvailable: 1')], []],
    ['a budget in percent', [gateway('replicas: 2'), budget('minAvailable: 50%')], []],
    [
      'a budget that lets none go',
      [gateway('replicas: 2'), budget('minAvailable: 2')],
      [
        'PodDisruptionBudget istio-ingress/ingress lets go of none of 2 pods, so no node can be drained; let it give up one',
      ],
    ],
    [
      'a budget that forbids to be without',
      [gateway('replicas: 3'), budget('maxUnavailable: 0')],
      [
        'PodDisruptionBudget istio-ingress/ingress lets go of none of 3 pods, so no node can be drained; let it give up one',
      ],
    ],
  ])('judges %s', (_, objects, messages) => {
    expect(judge(spareGatewayPod, objects).map((line) => line.split('spec.replicas: ')[1])).toEqual(messages);
  });

  test('says nothing on OpenShift Local, which has one node', () => {
    const route = `
    apiVersion: route.openshift.io/v1
    kind: Route
    metadata: { name: bookinfo, namespace: istio-ingress }
    spec: { host: bookinfo.apps-crc.testing, to: { kind: Service, name: istio-ingressgateway } }`;

    expect(judge(spareGatewayPod, [gateway('replicas: 1')], { appsDomain: 'apps-crc.testing' })).toEqual([]);
    expect(judge(spareGatewayPod, [gateway('replicas: 1'), route])).toEqual([]);
  });

  test('believes what is said of the topology more than the domain', () => {
    const objects = [gateway('replicas: 1')];

    expect(judge(spareGatewayPod, objects, { infrastructureTopology: 'SingleReplica' })).toEqual([]);
    expect(
      judge(spareGatewayPod, objects, { infrastructureTopology: 'HighlyAvailable', appsDomain: 'apps-crc.testing' }),
    ).toHaveLength(1);
  });
});

describe('WKL002', () => {
  const budget = (selector: string, namespace = 'bookinfo') => `
    apiVersion: policy/v1
    kind: PodDisruptionBudget
    metadata: { name: own, namespace: ${namespace} }
    spec: { minAvailable: 1, selector: ${selector} }`;
  const generated = `
    apiVersion: gateway.networking.k8s.io/v1
    kind: Gateway
    metadata: { name: web, namespace: bookinfo }
    spec: { gatewayClassName: istio, listeners: [{ name: http, port: 80, protocol: HTTP }] }`;
  const istio = `
    apiVersion: sailoperator.io/v1
    kind: Istio
    metadata: { name: default }
    spec: { namespace: istio-system, version: v1.30.3 }`;

  test.each([
    ['pods of a workload', [budget('{ matchLabels: { app: reviews } }')], 0],
    ['every pod', [budget('{}')], 0],
    ['no pod', [budget('{ matchLabels: { app: review } }')], 1],
    [
      'pods of a generated gateway',
      [generated, budget('{ matchLabels: { gateway.networking.k8s.io/gateway-name: web } }')],
      0,
    ],
    ['pods of an operator', [istio, budget('{ matchLabels: { app: istiod } }', 'istio-system')], 0],
    ['a generated gateway to scale', [generated, scaledAndKept.good.replace('name: reviews-v1', 'name: web-istio')], 0],
    [
      'pods of an operator to scale',
      [istio, scaledAndKept.bad.replaceAll('namespace: bookinfo', 'namespace: istio-system')],
      0,
    ],
    ['another kind to scale', [scaledAndKept.bad.replace('kind: Deployment', 'kind: Rollout')], 0],
  ])('judges %s', (_, objects, count) => {
    expect(judge(scaledAndKept, objects)).toHaveLength(count);
  });
});

describe('WKL004', () => {
  const limits = measuredPods.good.replace('requests: { cpu: 100m }', 'limits: { cpu: 100m }');
  const range = `
    apiVersion: v1
    kind: LimitRange
    metadata: { name: own, namespace: bookinfo }
    spec: { limits: [{ type: Container, defaultRequest: { cpu: 100m } }] }`;
  const other = measuredPods.good.replace('requests: { cpu: 100m }', 'requests: { memory: 100Mi }');

  test.each([
    ['a limit, which stands for a request', [limits], 0],
    ['a request for something else', [other], 1],
    ['a namespace with defaults', [measuredPods.bad, range], 0],
    [
      'what runs before',
      [
        measuredPods.good.replace(
          '      containers:',
          '      initContainers: [{ name: a, image: a:1 }]\n          containers:',
        ),
      ],
      0,
    ],
    ['the container of a gateway', [measuredPods.bad.replace(/image: .*/, 'image: auto')], 0],
  ])('judges %s', (_, objects, count) => {
    expect(judge(measuredPods, objects)).toHaveLength(count);
  });
});

describe('WKL005', () => {
  const image = (name: string) => [pinnedImage.good.replace(/image: .*/, `image: ${name}`)];

  test.each([
    ['registry.acme.org:5000/reviews', ['"registry.acme.org:5000/reviews" has no tag, which means "latest"']],
    ['registry.acme.org:5000/reviews:1.2', []],
    ['reviews:latest', ['"reviews:latest" moves']],
    [`reviews@sha256:${'0'.repeat(64)}`, []],
    [`reviews:latest@sha256:${'0'.repeat(64)}`, []],
    ['""', []],
    ['auto', []],
  ])('judges %s', (name, messages) => {
    const lines = judge(pinnedImage, image(name));

    expect(lines.map((line) => line.split('image: ')[1]?.split(';')[0])).toEqual(messages);
  });

  test('says nothing of an image that OpenShift writes', () => {
    const deployment = pinnedImage.bad.replace(
      'namespace: bookinfo }',
      'namespace: bookinfo, annotations: { image.openshift.io/triggers: "[]" } }',
    );

    expect(judge(pinnedImage, [deployment])).toEqual([]);
  });
});

describe('WKL006', () => {
  const container = (text: string) => restrictedPod.good.replace('securityContext: { runAsNonRoot: true }', text);
  const pod = (text: string) => restrictedPod.good.replace('      containers:', `      ${text}\n          containers:`);
  const template = 'spec.template.spec';
  const inContainer = `${template}.containers[0]`;

  test.each([
    ['securityContext: { runAsUser: 1000700000 }', []],
    ['securityContext: { privileged: true }', [`${inContainer}.securityContext.privileged`]],
    ['securityContext: { capabilities: { add: [NET_BIND_SERVICE] } }', []],
    ['securityContext: { capabilities: { add: [NET_ADMIN] } }', [`${inContainer}.securityContext.capabilities.add`]],
    ['ports: [{ containerPort: 80, hostPort: 80 }]', [`${inContainer}.ports[0].hostPort`]],
  ])('judges a container with %s', (text, paths) => {
    expect(judge(restrictedPod, [container(text)]).map(pathOf)).toEqual(paths);
  });

  test.each([
    ['hostNetwork: true', `${template}.hostNetwork`],
    ['volumes: [{ name: own, hostPath: { path: /var } }]', `${template}.volumes[0].hostPath`],
    ['securityContext: { runAsUser: 0 }', `${template}.securityContext.runAsUser`],
  ])('judges a pod with %s', (text, path) => {
    expect(judge(restrictedPod, [pod(text)]).map(pathOf)).toEqual([path]);
  });

  test('says nothing of a namespace of OpenShift', () => {
    expect(
      judge(restrictedPod, [restrictedPod.bad.replace('namespace: bookinfo', 'namespace: openshift-own')]),
    ).toEqual([]);
  });

  test("takes a user of the namespace's range", () => {
    const namespace = (range: string) => `
    apiVersion: v1
    kind: Namespace
    metadata: { name: bookinfo, annotations: { openshift.io/sa.scc.uid-range: ${range} } }`;
    const judged = (range: string) => judge(restrictedPod, [namespace(range), restrictedPod.bad]);

    expect(judged('1000/500')).toEqual([]);
    expect(judged('1000700000/10000')).toHaveLength(1);
  });

  test.each([
    [
      'a role binding',
      `
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: { name: anyuid, namespace: bookinfo }
    roleRef: { apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: "system:openshift:scc:anyuid" }
    subjects: [{ kind: ServiceAccount, name: default, namespace: bookinfo }]`,
    ],
    [
      'a policy that names it',
      `
    apiVersion: security.openshift.io/v1
    kind: SecurityContextConstraints
    metadata: { name: reviews }
    users: ["system:serviceaccount:bookinfo:default"]`,
    ],
  ])('says nothing of an account with %s', (_, grant) => {
    expect(judge(restrictedPod, [grant, restrictedPod.bad])).toEqual([]);
  });
});

function pathOf(line: string): string | undefined {
  return line.split(' ')[3]?.replace(/:$/, '');
}
