import { expect, test } from 'vitest';
import { knownHost } from '../../../../lib/check/rules/destination-rule/known-host';
import { destinationRule, placesIn } from '../../rules/policies';

const made = (apiVersion: string, kind: string, name: string, spec: object = {}) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'seen' },
  spec,
});

const operands = [
  made('kiali.io/v1alpha1', 'Kiali', 'graph'),
  made('kiali.io/v1alpha1', 'Kiali', 'other', { deployment: { instance_name: 'kiali-other' } }),
  made('opentelemetry.io/v1beta1', 'OpenTelemetryCollector', 'otel'),
  made('tempo.grafana.com/v1alpha1', 'TempoStack', 'mesh'),
];

test.each(['kiali', 'kiali-other', 'otel-collector', 'tempo-mesh-distributor', 'tempo-mesh-query-frontend'])(
  'the Service %s comes with what its operator runs',
  (host) => {
    expect(placesIn(knownHost, [...operands, destinationRule('a', 'seen', { host })])).toEqual([]);
  },
);

test.each(['graph', 'other', 'otel', 'tempo-other-distributor'])('the Service %s comes with none of them', (host) => {
  expect(placesIn(knownHost, [...operands, destinationRule('a', 'seen', { host })])).toEqual([
    'DestinationRule seen/a spec.host',
  ]);
});
