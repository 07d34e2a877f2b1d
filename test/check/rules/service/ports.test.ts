import { describe, expect, test } from 'vitest';
import { externalNamePort } from '../../../../lib/check/rules/service/external-name-port';
import { knownProtocol } from '../../../../lib/check/rules/service/known-protocol';
import { namedPorts } from '../../../../lib/check/rules/service/named-ports';
import { portProtocol } from '../../../../lib/check/rules/service/port-protocol';
import { targetPort } from '../../../../lib/check/rules/service/target-port';
import { deployment, linesFor, namespace, service, yaml } from '../documents';
import { meshOf } from '../examples';

const injected = namespace('bookinfo', { 'istio-injection': 'enabled' });

describe('SVC001', () => {
  test.each([
    { name: 'http', port: 80 },
    { name: 'HTTP-web', port: 80 },
    { name: 'grpc-web-a', port: 80 },
    { name: 'web', port: 80, appProtocol: 'kubernetes.io/h2c' },
    { name: 'status-port', port: 8021 },
    { name: 'metrics', port: 9090, targetPort: 15020 },
    { name: 'dns', port: 5353, protocol: 'UDP' },
    { name: 'db', port: 3306 },
  ])('lets %j be', (port) => {
    expect(linesFor(portProtocol, injected, deployment('a', 'bookinfo', { app: 'a' }), serviceOf(port))).toEqual([]);
  });

  test.each([
    [{ port: 80 }, 'missing, so it says no protocol'],
    [{ name: 'httpweb', port: 80 }, '"httpweb" does not start with a protocol'],
  ])('judges %j', (port, message) => {
    const [found] = linesFor(portProtocol, injected, deployment('a', 'bookinfo', { app: 'a' }), serviceOf(port));

    expect(found).toContain(`SVC001 Service bookinfo/a spec.ports[0].name: ${message}; write`);
  });

  test('is silent outside the mesh, and before gateways', () => {
    const gateway = deployment('a', 'bookinfo', { app: 'a' });
    const annotations = { 'inject.istio.io/templates': 'gateway' };
    const { template } = gateway.spec;
    const spec = { template: { ...template, metadata: { ...template.metadata, annotations } } };

    expect(
      linesFor(portProtocol, deployment('a', 'bookinfo', { app: 'a' }), serviceOf({ name: 'web', port: 80 })),
    ).toEqual([]);
    expect(linesFor(portProtocol, injected, { ...gateway, spec }, serviceOf({ name: 'web', port: 80 }))).toEqual([]);
  });
});

describe('SVC003', () => {
  test.each([
    ['a name that some of the pods have', 'web', [{ ports: [{ name: 'web', containerPort: 1 }] }, {}]],
    ['a number that pods without any list may have', 8080, [{}]],
    ['a number that a gateway opens', 8443, [{ image: 'auto', ports: [{ containerPort: 15090 }] }]],
    ['a port of the proxy', 15021, [{ ports: [{ containerPort: 80 }] }]],
  ])('lets %s be', (_, target, containers) => {
    const pods = containers.map((container, index) => deployment(`a-${index}`, 'bookinfo', { app: 'a' }, container));

    expect(linesFor(targetPort, ...pods, serviceOf({ port: 80, targetPort: target }))).toEqual([]);
  });

  test('warns of a number that pods do not list among others', () => {
    const pods = deployment('a', 'bookinfo', { app: 'a' }, { ports: [{ containerPort: 9080 }] });
    const found = [...targetPort.check(meshOf(targetPort, yaml(pods, serviceOf({ port: 80 }))), noOthers)];

    expect(found.map(({ severity, message }) => [severity, message])).toEqual([
      ['warning', 'missing, so 80, which the pods of "a" do not list (9080)'],
    ]);
  });

  const noOthers = { codes: new Set<string>(), findings: () => [] };
});

test.each([
  [[{ port: 80 }], []],
  [
    [
      { name: 'a', port: 80 },
      { name: 'a', port: 81 },
    ],
    ['spec.ports[1].name: "a" is the name of "spec.ports[0]" already'],
  ],
  [
    [{ port: 80 }, { port: 81 }],
    [
      'spec.ports[0].name: missing; with several ports, each needs a name',
      'spec.ports[1].name: missing; with several ports, each needs a name',
    ],
  ],
])('SVC011 judges %j', (ports, problems) => {
  expect(linesFor(namedPorts, service('a', 'bookinfo', { ports }))).toEqual(
    problems.map((problem) => `SVC011 Service bookinfo/a ${problem}`),
  );
});

test('SVC002 knows what Kubernetes and Istio call protocols, and judges the mesh alone', () => {
  const pods = deployment('a', 'bookinfo', { app: 'a' });
  const ports = ['HTTP', 'kubernetes.io/ws', 'grpc-web', undefined].map((appProtocol) => ({ appProtocol, port: 80 }));

  expect(linesFor(knownProtocol, injected, pods, service('a', 'bookinfo', { selector: { app: 'a' }, ports }))).toEqual(
    [],
  );
  expect(linesFor(knownProtocol, pods, serviceOf({ appProtocol: 'rest', port: 80 }))).toEqual([]);
});

test.each([
  [{ type: 'ExternalName', ports: [{ name: 'https-a', port: 443 }] }, 0],
  [{ type: 'ClusterIP', ports: [{ name: 'a', port: 443 }] }, 0],
  [{ type: 'ExternalName', ports: [{ name: 'a', port: 443 }] }, 1],
])('SVC007 judges %j', (spec, findings) => {
  expect(linesFor(externalNamePort, injected, service('a', 'bookinfo', spec))).toHaveLength(findings);
  expect(linesFor(externalNamePort, service('a', 'bookinfo', spec))).toEqual([]);
});

function serviceOf(port: object) {
  return service('a', 'bookinfo', { selector: { app: 'a' }, ports: [port] });
}
