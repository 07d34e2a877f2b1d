import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withDefaults } from '../../../lib/check/schema/defaults';
import { rangeOf, tryFormatFault } from '../../../lib/check/schema/formats';
import { typesOf } from '../../../lib/check/schema/json-type';
import { schemaViolations, trySchemaOf } from '../../../lib/check/schema/schema-check';
import type { StructuralSchema } from '../../../lib/check/structural-schema';
import type { Manifest } from '../../../lib/manifest/manifest';
import { crc, distObjects, object } from './examples';

/**
 * Ajv is the oracle: whatever is changed in a valid object, the verdict is that of a JSON Schema which says the same. Left
 * out is what JSON Schema cannot say: list types, and that a null stands for an absent field.
 */
const text = ['byte', 'cidr', 'cron', 'date-time', 'duration', 'ipv4', 'ipv6', 'quantity'];
const ajv = new Ajv({ strict: false, allErrors: false });
for (const format of text) ajv.addFormat(format, (value) => tryFormatFault(value, format) === undefined);
for (const format of ['int32', 'int64']) {
  const [least, most] = rangeOf(format);
  ajv.addFormat(format, { type: 'number', validate: (value) => value >= least && value <= most });
}
for (const format of ['binary', 'double']) ajv.addFormat(format, true);

function jsonSchema(node: StructuralSchema): object {
  const { properties, items, additionalProperties: values, allOf, anyOf, oneOf, not, nullable, ...rest } = node;
  const types = typesOf(node);
  const isClosed = node.type === 'object' && !node['x-kubernetes-preserve-unknown-fields'];
  return {
    ...Object.fromEntries(Object.entries(rest).filter(([name]) => !name.startsWith('x-') && name !== 'default')),
    ...(types.length > 0 && { type: nullable ? [...types, 'null'] : types }),
    ...(properties && { properties: mapValues(properties, jsonSchema) }),
    ...(items && { items: jsonSchema(items) }),
    ...(isClosed && { additionalProperties: typeof values === 'object' ? jsonSchema(values) : (values ?? false) }),
    ...(allOf && { allOf: allOf.map(jsonSchema) }),
    ...(anyOf && { anyOf: anyOf.map(jsonSchema) }),
    ...(oneOf && { oneOf: oneOf.map(jsonSchema) }),
    ...(not && { not: jsonSchema(not) }),
  };
}

function mapValues<T, R>(record: Readonly<Record<string, T>>, change: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, change(value)]));
}

const examples: readonly Manifest[] = [
  ...distObjects('crc'),
  object('networking.istio.io/v1', 'DestinationRule', {
    host: 'reviews',
    trafficPolicy: { loadBalancer: { consistentHash: { httpCookie: { name: 'user', ttl: '0s' } } } },
  }),
  object('gateway.networking.k8s.io/v1', 'Gateway', {
    gatewayClassName: 'istio',
    addresses: [{ type: 'IPAddress', value: '10.0.0.1' }],
    listeners: [{ name: 'http', port: 80, protocol: 'HTTP', hostname: 'a.example.com' }],
  }),
  object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
    parentRefs: [{ name: 'gateway' }],
    rules: [{ matches: [{ path: { value: '/a' } }], backendRefs: [{ name: 'web', port: 80, weight: 1 }] }],
  }),
  object('telemetry.istio.io/v1', 'Telemetry', {
    tracing: [{ randomSamplingPercentage: 5, customTags: { a: { literal: { value: 'b' } } } }],
  }),
  object('security.istio.io/v1', 'AuthorizationPolicy', {
    action: 'ALLOW',
    rules: [{ from: [{ source: { principals: ['a'] } }] }],
  }),
];

/** A place in an object, as the numbers that lead there, and what is put there. */
interface Change {
  readonly way: readonly number[];
  readonly what: 'drop' | 'rename' | 'add' | { readonly value: unknown };
}

const values = fc.oneof(
  fc.constantFrom<unknown>('', 'x', '10.0.0.1', '5m', '1Gi', 0, -1, 1, 80, 2 ** 40, 1.5, true, [], {}, ['x'], {
    a: 'b',
  }),
  fc.constantFrom<unknown>('passthrough', 'Subdomain', 'HTTPS', 'SIMPLE', { simple: 'RANDOM' }, [{ name: 'a' }]),
);
const change: fc.Arbitrary<Change> = fc.record({
  way: fc.array(fc.nat(6), { minLength: 1, maxLength: 9 }),
  what: fc.oneof(
    fc.constantFrom('drop' as const, 'rename' as const, 'add' as const),
    values.map((value) => ({ value })),
  ),
});

/** The object with the change; the way ends early where there is nothing below. */
function changed(value: unknown, { way: [step = 0, ...rest], what }: Change): unknown {
  if (Array.isArray(value) && value.length > 0) {
    const index = step % value.length;
    return value.with(index, changed(value[index], { way: rest, what }));
  }
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return typeof what === 'object' ? what.value : value;
  const entries = Object.entries(value);
  const [name = '', held] = entries[step % entries.length] ?? [];
  const others = entries.filter(([other]) => other !== name);
  return Object.fromEntries([...others, ...replacement(name, held, { way: rest, what })]);
}

function replacement(name: string, held: unknown, { way, what }: Change): readonly (readonly [string, unknown])[] {
  if (way.length > 0) return [[name, changed(held, { way, what })]];
  if (what === 'drop') return [];
  if (what === 'rename') return [[`${name}x`, held]];
  return what === 'add'
    ? [
        [name, held],
        ['added', 1],
      ]
    : [[name, what.value]];
}

/** Whether Ajv finds the object valid, by the schema that also judges it here. */
const oracles = new Map<StructuralSchema, ValidateFunction>();

function isValid(manifest: Manifest, schema: StructuralSchema): boolean {
  const oracle = oracles.get(schema) ?? ajv.compile(jsonSchema(schema));
  oracles.set(schema, oracle);
  return oracle(withDefaults(manifest, schema));
}

describe('the verdict is that of Ajv', () => {
  test.each(examples.map((example, index) => [`${index} ${example.kind}`, example] as const))('on %s', (_, example) => {
    const schema = trySchemaOf(example, crc) ?? {};
    expect(isValid(example, schema)).toBe(true);

    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), (changes) => {
        const spec = changes.reduce<unknown>(changed, { ...example, apiVersion: undefined, kind: undefined });
        const { apiVersion, kind } = example;
        const manifest = JSON.parse(JSON.stringify({ ...Object(spec), apiVersion, kind })) as Manifest;
        const found = schemaViolations(manifest, crc).filter(({ message }) => !message.startsWith('repeats '));
        expect(found.length === 0, JSON.stringify({ manifest, found })).toBe(isValid(manifest, schema));
      }),
      { numRuns: 150 },
    );
  });
});
