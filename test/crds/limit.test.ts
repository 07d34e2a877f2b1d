import { expect, test } from 'vitest';
import { type Definitions, limits, shortName } from '../../lib/crds/built-in-schemas';
import { limited } from '../../lib/crds/limit';
import { optionalFields } from '../../lib/crds/optional-fields';
import { readBuiltIns } from '../../lib/crds/schema-tree';

const definitions: Definitions = Object.fromEntries(
  Object.entries(readBuiltIns('crds/kubernetes/1.30.0.yaml')).map(([name, node]) => [shortName(name), node]),
);

test.each(Object.entries(limits))(
  'the limits of %s are of fields that it has',
  (name, { properties = {}, required }) => {
    const known = Object.keys(definitions[name]?.properties ?? {});

    expect(known).toEqual(expect.arrayContaining([...Object.keys(properties), ...(required ?? [])]));
  },
);

test.each(Object.entries(optionalFields))('%s is published with the required fields that are none', (name, fields) => {
  expect(definitions[name]?.required).toEqual(expect.arrayContaining([...fields]));
});

test('a limit stands beside what is published, and above it where both speak of the same', () => {
  const published = {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string', enum: ['a'] }, ports: { type: 'array', items: { type: 'integer' } } },
  };

  const schema = limited(published, {
    required: ['ports'],
    properties: { name: { enum: ['b'] }, ports: { minItems: 1, items: { minimum: 1 } } },
  });

  expect(schema).toEqual({
    type: 'object',
    required: ['name', 'ports'],
    properties: {
      name: { type: 'string', enum: ['b'] },
      ports: { type: 'array', minItems: 1, items: { type: 'integer', minimum: 1 } },
    },
  });
});
