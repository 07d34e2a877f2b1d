import { expect, test } from 'vitest';
import { parseCrds } from '../../lib/crds/crd';
import { printDefaults } from '../../lib/crds/defaults';
import { widgetCrd } from './upstream-folder';

function widgetWith(schema: object): string {
  return widgetCrd().replace('type: object', Object.entries(schema).map(yamlLine).join('\n        '));
}

function yamlLine([key, value]: [string, unknown]): string {
  return `${key}: ${JSON.stringify(value)}`;
}

test('of a schema the defaults remain and the way to them, of a kind without any nothing', () => {
  const schema = {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        default: { size: 'small' },
        properties: {
          size: { type: 'string', default: 'small', enum: ['small', 'large'] },
          color: { type: 'string' },
          limit: { type: 'integer', nullable: true, default: null },
          ports: { items: { properties: { protocol: { default: 'TCP' } } } },
          names: { items: { type: 'string' } },
          labels: { additionalProperties: { default: false } },
          extra: { additionalProperties: true },
        },
      },
      status: { properties: { phase: { default: 'New' } } },
    },
  };

  const text = printDefaults(parseCrds(`${widgetWith(schema)}---\n${widgetCrd('gadgets', 'Gadget')}`));

  const spec = {
    default: { size: 'small' },
    properties: {
      size: { default: 'small' },
      limit: { default: null },
      ports: { items: { properties: { protocol: { default: 'TCP' } } } },
      labels: { additionalProperties: { default: false } },
    },
  };
  const lines = text.split('\n').filter((line) => line.startsWith("  'example.com/"));
  expect(lines).toEqual([`  'example.com/Widget': ${JSON.stringify({ properties: { spec } })},`]);
});
