import { CORE_SCHEMA, loadAll, YAML11_SCHEMA } from 'js-yaml';
import { expect, test } from 'vitest';
import { printDocuments } from '../../lib/crds/crd';
import { proseFree, proseFreeSchema } from '../../lib/crds/prose-free';

test('a property that is named like a keyword of prose stays, the keyword goes', () => {
  const schema = {
    description: 'A widget.',
    title: 'Widget',
    example: { size: 1 },
    externalDocs: { url: 'https://example.com' },
    type: 'object',
    properties: {
      description: { type: 'string', description: 'What it is for.' },
      title: { type: 'string', title: 'Title' },
      example: { type: 'string', example: 'small' },
      externalDocs: { type: 'object', externalDocs: {} },
    },
  };

  expect(proseFreeSchema(schema)).toEqual({
    type: 'object',
    properties: {
      description: { type: 'string' },
      title: { type: 'string' },
      example: { type: 'string' },
      externalDocs: { type: 'object' },
    },
  });
});

test.each(['items', 'additionalProperties', 'not'])('prose goes from the schema under %s', (keyword) => {
  expect(proseFreeSchema({ [keyword]: { description: 'Prose.', type: 'string' } })).toEqual({
    [keyword]: { type: 'string' },
  });
});

test.each(['allOf', 'anyOf', 'oneOf'])('prose goes from every schema under %s', (keyword) => {
  expect(proseFreeSchema({ [keyword]: [{ title: 'One' }, { description: 'Two.', type: 'string' }] })).toEqual({
    [keyword]: [{}, { type: 'string' }],
  });
});

test.each(['properties', 'patternProperties', 'definitions'])('prose goes from every named schema of %s', (keyword) => {
  expect(proseFreeSchema({ [keyword]: { title: { title: 'One' } } })).toEqual({ [keyword]: { title: {} } });
});

test('values that only look like schemas are copied', () => {
  const schema = {
    default: { description: 'stored with the object', properties: { title: 'this too' } },
    enum: [{ description: 'a choice' }, null],
    additionalProperties: true,
  };

  expect(proseFreeSchema(schema)).toEqual(schema);
});

test('a CEL rule keeps everything but its message', () => {
  const rule = {
    rule: 'self.size > 0',
    messageExpression: "'size is ' + string(self.size)",
    reason: 'FieldValueInvalid',
    fieldPath: '.size',
    optionalOldSelf: true,
  };

  expect(proseFreeSchema({ 'x-kubernetes-validations': [{ ...rule, message: 'The size is positive.' }] })).toEqual({
    'x-kubernetes-validations': [rule],
  });
});

test('a keyword for schemas that holds null goes, a default of null stays', () => {
  expect(proseFreeSchema({ anyOf: null, default: null, nullable: true })).toEqual({ default: null, nullable: true });
});

test('a property precedes its snake-case alias, which else would give cdk8s its name', () => {
  const schema = proseFreeSchema({ properties: { jwks_uri: {}, jwksUri: {}, jwks: {} } });

  expect(printDocuments([schema])).toBe('properties:\n  jwks: {}\n  jwksUri: {}\n  jwks_uri: {}\n');
});

test('a CRD keeps what defines its API, most stable version first', () => {
  const names = { kind: 'Widget', listKind: 'WidgetList', plural: 'widgets', singular: 'widget', shortNames: ['w'] };
  const schema = { openAPIV3Schema: { type: 'object' } };
  const old = { name: 'v1alpha1', served: true, storage: false, deprecated: true, schema };
  const current = { name: 'v1', served: true, storage: true, schema, subresources: { status: {} } };
  const widget = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: { group: 'example.com', names, scope: 'Namespaced' },
  } as const;
  const published = {
    ...widget,
    metadata: { ...widget.metadata, annotations: { note: 'Made by hand.' }, labels: { app: 'widget' } },
    spec: {
      ...widget.spec,
      conversion: { strategy: 'None' },
      versions: [
        { ...old, deprecationWarning: 'Use v1.', additionalPrinterColumns: [{ description: 'How big it is.' }] },
        current,
      ],
    },
    status: { conditions: [] },
  };

  expect(proseFree(published)).toEqual({ ...widget, spec: { ...widget.spec, versions: [current, old] } });
});

test('scalars that YAML 1.1 and 1.2 read differently come back as they were', () => {
  const values = ['y', 'No', 'on', '=', '~', 'null', '1e3', '0o17', '017', '1_000', '12:30', '2001-01-01', '', '<<', 1];
  const crd = { values: [...values, 1.5, true, false, null] };

  const text = printDocuments([crd, crd]);
  expect(loadAll(text, { schema: CORE_SCHEMA })).toEqual([crd, crd]);
  expect(loadAll(text, { schema: YAML11_SCHEMA })).toEqual([crd, crd]);
});
