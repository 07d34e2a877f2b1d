import { expect, test } from 'vitest';
import { schemaIndex } from '../../imports/schema-index';
import { storedSchema } from '../../lib/check/schema/stored-schemas';
import { shareNodes } from '../../lib/crds/shared-nodes';

const port = { type: 'object', properties: { name: { type: 'string' }, number: { type: 'integer', format: 'int32' } } };

test('what occurs more than once is written once', () => {
  const schema = { type: 'object', properties: { a: port, b: { type: 'array', items: port }, c: { type: 'string' } } };

  expect(shareNodes(schema)).toEqual({
    definitions: [port],
    schema: {
      type: 'object',
      properties: { a: { $ref: 0 }, b: { type: 'array', items: { $ref: 0 } }, c: { type: 'string' } },
    },
  });
});

test('a definition refers to earlier ones only', () => {
  const ports = { type: 'array', items: port, minItems: 1 };
  const { definitions } = shareNodes({ properties: { a: ports, b: { additionalProperties: ports }, c: port } });

  expect(definitions).toEqual([port, { type: 'array', items: { $ref: 0 }, minItems: 1 }]);
});

test('data that looks like a schema is left alone', () => {
  const data = { type: 'object', properties: { name: { type: 'string', pattern: 'a long one, to be worth it' } } };
  const schema = { properties: { a: { default: data }, b: { enum: [data] } } };

  expect(shareNodes(schema)).toEqual({ definitions: [], schema });
});

test('what is read back is a whole schema: no reference stays', () => {
  const file = schemaIndex['ossm/3.4.1']?.['sailoperator.io/Istio']?.v1 ?? '';

  expect(JSON.stringify(storedSchema(file))).not.toContain('$ref');
});
