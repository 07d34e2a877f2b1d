import { describe, expect, test } from 'vitest';
import { annotationValue } from '../../../../lib/check/rules/injection/annotation-value';
import { endingJob } from '../../../../lib/check/rules/injection/ending-job';
import { enrolledWorkloads } from '../../../../lib/check/rules/injection/enrolled-workloads';
import { injectedGateway } from '../../../../lib/check/rules/injection/injected-gateway';
import { podNetwork } from '../../../../lib/check/rules/injection/pod-network';
import { proxyContainerName } from '../../../../lib/check/rules/injection/proxy-container-name';
import { reachedProbe } from '../../../../lib/check/rules/injection/reached-probe';
import { all, found, inject, istio, namespace, pods } from './pods';

describe('INJ010', () => {
  const auto = 'containers: [{ name: istio-proxy, image: auto }]';
  const gateway = 'inject.istio.io/templates: gateway';
  const label = 'error shop spec.template.metadata.labels';

  test.each([
    ['a namespace that asks', { annotations: gateway, pod: auto }, namespace('shop', 'istio-injection: enabled'), []],
    ['nobody who asks', { annotations: gateway, pod: auto }, namespace('shop', ''), [`${label}["${inject}"]`]],
    ['labels that nobody knows', { annotations: gateway, pod: auto }, '', []],
    [
      'a namespace whose revision is not there, which is judged itself',
      { annotations: gateway, pod: auto },
      all(istio('prod'), namespace('shop', 'istio.io/rev: canary')),
      [],
    ],
    [
      'a namespace that refuses',
      { annotations: gateway, labels: `${inject}: "true"`, pod: auto },
      namespace('shop', 'istio-injection: disabled'),
      [`${label}["${inject}"]`],
    ],
    [
      'a revision that is not there',
      { annotations: gateway, labels: 'istio.io/rev: canary', pod: auto },
      all(istio('prod'), namespace('shop', '')),
      [`${label}["istio.io/rev"]`],
    ],
    [
      'no revision "default"',
      { annotations: gateway, labels: `${inject}: "true"`, pod: auto },
      all(istio('prod'), namespace('shop', '')),
      [`${label}["${inject}"]`],
    ],
    [
      'no template',
      { labels: `${inject}: "true"`, pod: auto },
      namespace('shop', ''),
      ['error shop spec.template.metadata.annotations["inject.istio.io/templates"]'],
    ],
    [
      'a sidecar that is adapted',
      {
        labels: `${inject}: "true"`,
        pod: 'containers: [{ name: shop, image: a }, { name: istio-proxy, image: auto }]',
      },
      namespace('shop', ''),
      [],
    ],
  ])('%s', (_, workload, given, expected) => {
    expect(found(injectedGateway, pods(workload), given)).toEqual(expected);
  });
});

describe('INJ012', () => {
  const job = pods({ kind: 'Job' });
  const enabled = namespace('shop', 'istio-injection: enabled');
  const cronJob = `
  apiVersion: batch/v1
  kind: CronJob
  metadata: { name: shop, namespace: shop }
  spec: { jobTemplate: { spec: { template: { spec: { containers: [{ name: shop }] } } } } }`;
  const plane = (version: string, values = '') => all(istio('default', values).replace('v1.30.3', version), enabled);

  test.each([
    ['an Istio before native sidecars', job, plane('v1.26.8'), {}, 1],
    [
      'one that is told to use them',
      job,
      plane('v1.26.8', ', values: { pilot: { env: { ENABLE_NATIVE_SIDECARS: "true" } } }'),
      {},
      0,
    ],
    [
      'a pod that asks for one',
      pods({ kind: 'Job', annotations: 'sidecar.istio.io/nativeSidecar: "true"' }),
      plane('v1.26.8'),
      {},
      0,
    ],
    ['a recent Istio', job, plane('v1.30.3'), {}, 0],
    ['a recent Istio on an older OpenShift', job, plane('v1.28.10'), { openshift: '4.18' }, 1],
    ['a CronJob', cronJob, plane('v1.26.8'), {}, 1],
    ['a Deployment', pods({}), plane('v1.26.8'), {}, 0],
    ['a Job outside the mesh', job, istio('default').replace('v1.30.3', 'v1.26.8'), {}, 0],
  ] as const)('%s', (_, text, given, target, count) => {
    expect(found(endingJob, text, given, target)).toHaveLength(count);
  });
});

test('INJ011: other containers are called as they like', () => {
  const pod = 'containers: [{ name: shop, image: a }, { name: istio-proxy, image: auto }]';

  expect(found(proxyContainerName, pods({ pod }))).toEqual([]);
});

test('INJ013 leaves gateways to another rule', () => {
  const pod = 'hostNetwork: true, containers: [{ name: istio-proxy, image: auto }]';

  expect(found(podNetwork, pods({ pod, labels: `${inject}: "true"` }))).toEqual([]);
});

test('INJ013 is for pods that ask for a proxy themselves', () => {
  const pod = 'hostNetwork: true, containers: [{ name: agent, image: "registry.acme.org/agent:1.0.0" }]';

  expect(found(podNetwork, pods({ pod }), namespace('shop', 'istio-injection: enabled'))).toEqual([]);
  expect(found(podNetwork, pods({ pod, labels: 'istio.io/rev: prod' }))).toEqual([
    'error shop spec.template.spec.hostNetwork',
  ]);
});

describe('INJ009', () => {
  const { given = '', bad } = enrolledWorkloads;

  test.each([
    [
      'pods that refuse',
      bad,
      given.replace('{ app: ratings } }\n        spec', `{ app: ratings, ${inject}: "false" } }\n        spec`),
      0,
    ],
    ['no policy', bad, given.slice(0, given.indexOf('---')), 0],
    ['no pods', bad, given.slice(given.indexOf('---')), 0],
    [
      'another choice',
      bad.replace('name: bookinfo', 'name: bookinfo, labels: { istio-injection: disabled }'),
      given,
      0,
    ],
    [
      'a mesh that injects by default',
      bad,
      all(given, istio('default', ', values: { sidecarInjectorWebhook: { enableNamespacesByDefault: true } }')),
      0,
    ],
    [
      'the namespace of policies for the whole mesh',
      bad,
      all(given, istio('default', ', values: { meshConfig: { rootNamespace: bookinfo } }')),
      0,
    ],
    [
      'a policy of a gateway',
      bad,
      given
        .replace(/kind: PeerAuthentication/, 'kind: AuthorizationPolicy')
        .replace(
          /spec: { mtls.*/,
          'spec: { targetRefs: [{ kind: Gateway, name: shop, group: gateway.networking.k8s.io }] }',
        ),
      0,
    ],
    [
      'a policy of pods',
      bad,
      given.replace(/kind: PeerAuthentication/, 'kind: AuthorizationPolicy').replace(/spec: { mtls.*/, 'spec: {}'),
      1,
    ],
  ])('%s', (_, text, around, count) => {
    expect(found(enrolledWorkloads, text, around)).toHaveLength(count);
  });
});

describe('INJ019', () => {
  const { given = '', bad } = reachedProbe;

  test.each([
    ['a port that accepts anything', bad, given.replace('STRICT', 'PERMISSIVE'), 0],
    ['pods without a proxy', bad.replace(`, ${inject}: "true"`, ''), given, 0],
    [
      'a probe without HTTP',
      bad.replace('httpGet: { path: /health, port: 9080 }', 'tcpSocket: { port: 9080 }'),
      given,
      0,
    ],
    [
      'a port by its name',
      bad
        .replace('port: 9080', 'port: http')
        .replace('image:', 'ports: [{ name: http, containerPort: 9080 }]\n              image:'),
      given,
      1,
    ],
  ])('%s', (_, text, around, count) => {
    expect(found(reachedProbe, text, around)).toHaveLength(count);
  });
});

describe('INJ017', () => {
  const at = 'traffic.sidecar.istio.io';

  test.each([
    ['ports', `${at}/excludeOutboundPorts: "15, 3306"`, 0],
    ['no port', `${at}/excludeOutboundPorts: ""`, 0],
    ['a port that is none', `${at}/excludeOutboundPorts: "70000"`, 1],
    ['all ports, where they are left out', `${at}/excludeInboundPorts: "*"`, 1],
    ['all ports, where they are put in', `${at}/includeInboundPorts: "*"`, 0],
    ['ranges', `${at}/includeOutboundIPRanges: "10.0.0.0/8,fd00::/8"`, 0],
    ['an address', `${at}/includeOutboundIPRanges: "10.0.0.1"`, 1],
    ['too many bits', `${at}/excludeOutboundIPRanges: "10.0.0.0/33"`, 1],
    ['all ranges, where they are put in', `${at}/includeOutboundIPRanges: "*"`, 0],
    ['a mode', 'sidecar.istio.io/interceptionMode: TPROXY', 0],
    ['a mode that is none', 'sidecar.istio.io/interceptionMode: tproxy', 1],
  ])('%s', (_, annotations, count) => {
    expect(found(annotationValue, pods({ annotations }))).toHaveLength(count);
  });
});
