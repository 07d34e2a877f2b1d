import { expect, test } from 'vitest';
import { effectiveProvider } from '../../../lib/check/rules/telemetry/effective-provider';
import { knownProvider } from '../../../lib/check/rules/telemetry/known-provider';
import { oneTelemetry } from '../../../lib/check/rules/telemetry/one-telemetry';
import { deployment } from './documents';
import { istio, linesIn, placesIn, telemetry } from './policies';

const tracing = (...names: string[]) => ({ tracing: [{ providers: names.map((name) => ({ name })) }] });

test.each([
  ['a built-in one', [istio(), telemetry('t', 'bookinfo', tracing('envoy'))], []],
  [
    'one of the mesh',
    [
      istio({ values: { meshConfig: { extensionProviders: [{ name: 'otel' }] } } }),
      telemetry('t', 'bookinfo', tracing('otel')),
    ],
    [],
  ],
  ['one of an unknown mesh', [telemetry('t', 'bookinfo', tracing('otel'))], []],
  [
    'nobody',
    [istio(), telemetry('t', 'bookinfo', tracing('envoy', 'otel'))],
    ['Telemetry bookinfo/t spec.tracing[0].providers[1].name'],
  ],
])('EF008: %s', (_, objects, expected) => {
  expect(placesIn(knownProvider, objects)).toEqual(expected);
});

test.each([
  ['the pods of another', { selector: { matchLabels: { app: 'a' } } }, ['Telemetry bookinfo/b spec.selector']],
  ['other pods', { selector: { matchLabels: { app: 'b' } } }, []],
  ['all pods', {}, []],
  ['a Service', { targetRefs: [{ kind: 'Service', name: 'a' }] }, []],
])('EF009: a second one about %s', (_, spec, expected) => {
  const first = telemetry('a', 'bookinfo', { selector: { matchLabels: { app: 'a' } } });

  expect(
    placesIn(oneTelemetry, [deployment('a', 'bookinfo', { app: 'a' }), first, telemetry('b', 'bookinfo', spec)]),
  ).toEqual(expected);
});

test.each([
  ['nobody', [istio()], 1],
  ['the mesh', [istio({ values: { meshConfig: { defaultProviders: { tracing: ['otel'] } } } })], 0],
  ['the mesh, for logs', [istio({ values: { meshConfig: { defaultProviders: { accessLogging: ['envoy'] } } } })], 1],
  ['the former setting', [istio({ values: { meshConfig: { enableTracing: true } } })], 0],
  ['the root namespace', [istio(), telemetry('r', 'istio-system', tracing('otel'))], 0],
  ['the own namespace', [istio(), telemetry('r', 'bookinfo', tracing('otel'))], 0],
  ['another namespace', [istio(), telemetry('r', 'shop', tracing('otel'))], 1],
  ['an unknown mesh', [], 0],
])('EF013: %s names the provider', (_, objects, count) => {
  const sampled = telemetry('t', 'bookinfo', { tracing: [{ randomSamplingPercentage: 10 }] });
  const off = telemetry('o', 'shop', { tracing: [{ disableSpanReporting: true }] });

  expect(linesIn(effectiveProvider, [...objects, sampled, off])).toHaveLength(count);
});
