import { expect, test } from 'vitest';
import { schemaViolations } from '../../../lib/check/schema/schema-check';
import type { Manifest } from '../../../lib/manifest/manifest';
import { crc, object, said } from './examples';

/** Milliseconds of computing: unlike those of the clock, they do not grow when others use the machine. */
const elapsed = (work: () => unknown) => {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
};

test('an object of 10,000 levels is one finding, not the end of the stack', () => {
  let deep: unknown = {};
  for (let level = 0; level < 10_000; level += 1) deep = level % 2 === 0 ? { a: deep } : [deep];

  expect(said(object('networking.istio.io/v1alpha3', 'EnvoyFilter', deep))).toEqual([
    'API004 : is nested more than 200 levels deep; write it flatter',
  ]);
});

test('an object that holds itself is one finding', () => {
  const spec: Record<string, unknown> = {};
  spec.self = spec;

  expect(said(object('v1', 'Service', spec))).toHaveLength(1);
});

test('a part that stands in many places is looked into once for each depth', () => {
  let part: unknown = 'x';
  for (let level = 0; level < 60; level += 1) part = [part, part];

  expect(elapsed(() => said(object('example.com/v1', 'Widget', part)))).toBeLessThan(2000);
});

test('keys that mean something to JavaScript are keys like others', () => {
  const spec = JSON.parse('{"__proto__": {"ports": 5}, "constructor": 1, "toString": 2, "selector": {"__proto__": 5}}');

  expect(said(object('v1', 'Service', spec)).map((line) => line.split(':')[0])).toEqual([
    'API003 spec.__proto__',
    'API003 spec.constructor',
    'API003 spec.toString',
    'API004 spec.selector.__proto__',
  ]);
});

test('the number of findings is bounded, and so is the time to name them', () => {
  const spec = Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`field${i}`, i]));
  let findings: readonly unknown[] = [];

  const duration = elapsed(() => {
    findings = schemaViolations(object('sailoperator.io/v1', 'Istio', spec), crc);
  });

  expect(findings).toHaveLength(51);
  expect(findings.at(-1)).toMatchObject({ message: 'has more than 50 findings; correct the others first' });
  expect(duration).toBeLessThan(2000);
});

test('the time for a list grows with its length', () => {
  const listOf = (length: number) =>
    object('gateway.networking.k8s.io/v1', 'Gateway', {
      gatewayClassName: 'istio',
      listeners: Array.from({ length }, (_, i) => ({ name: `n${i}`, port: 80, protocol: 'HTTP' })),
    });

  expect(elapsed(() => schemaViolations(listOf(100_000), crc))).toBeLessThan(3000);
});

test('a long text does not make a pattern slow', () => {
  const config = object('monitoring.coreos.com/v1', 'PodMonitor', {
    selector: {},
    podMetricsEndpoints: [],
    bodySizeLimit: '1'.repeat(1_000_000),
  });

  expect(elapsed(() => schemaViolations(config, crc))).toBeLessThan(2000);
});

test('a long name is quoted short', () => {
  const [line = ''] = schemaViolations(object('v1', 'Service', { ['x'.repeat(100_000)]: 1 }), {
    ...crc,
    openshift: '4.17',
  }).map(({ message }) => message);

  expect(line.length).toBeLessThan(120);
});

test.each([[undefined], [null], [5], ['x'], [[]], [true]])('a spec that is %j is no surprise', (spec) => {
  for (const [apiVersion, kind] of [
    ['v1', 'Service'],
    ['sailoperator.io/v1', 'Istio'],
    ['route.openshift.io/v1', 'Route'],
  ] as const) {
    expect(() => schemaViolations(object(apiVersion, kind, spec), crc)).not.toThrow();
  }
});

test('metadata of any shape is judged', () => {
  const withMetadata = (metadata: unknown) => said({ apiVersion: 'v1', kind: 'Service', metadata } as Manifest);

  expect(withMetadata('x')).toHaveLength(1);
  expect(withMetadata({ name: 5, annotations: [] })).toHaveLength(2);
});
