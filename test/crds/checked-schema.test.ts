import { describe, expect, test } from 'vitest';
import { builtInSchemas, type Definitions, objectMeta } from '../../lib/crds/built-in-schemas';
import { checkedBuiltIns, checkedSchemas } from '../../lib/crds/checked-schema';
import { parseCrds } from '../../lib/crds/crd';
import { widgetCrd } from './upstream-folder';

const META = 'io.k8s.apimachinery.pkg.apis.meta.v1';
const definitions: Definitions = {
  'io.k8s.api.core.v1.Widget': {
    type: 'object',
    'x-kubernetes-group-version-kind': [{ group: '', kind: 'Widget', version: 'v1' }],
    properties: {
      metadata: { $ref: `#/definitions/${META}.ObjectMeta` },
      size: { $ref: '#/definitions/io.k8s.apimachinery.pkg.api.resource.Quantity' },
      port: { $ref: '#/definitions/io.k8s.apimachinery.pkg.util.intstr.IntOrString' },
      raw: { $ref: '#/definitions/io.k8s.apimachinery.pkg.runtime.RawExtension' },
      part: { $ref: '#/definitions/io.k8s.api.core.v1.Part' },
      anything: {},
      env: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
      status: { type: 'object', required: ['phase'] },
    },
  },
  'io.k8s.api.core.v1.WidgetList': {
    'x-kubernetes-group-version-kind': [{ group: '', kind: 'WidgetList', version: 'v1' }],
    properties: { metadata: { $ref: `#/definitions/${META}.ListMeta` } },
  },
  'io.k8s.api.core.v1.Part': {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, parts: { $ref: '#/definitions/io.k8s.api.core.v1.Part' } },
  },
  [`${META}.ObjectMeta`]: { type: 'object', properties: { name: { type: 'string' } } },
};
const metadata = { type: 'object', properties: { name: { type: 'string' } } };
const open = { 'x-kubernetes-preserve-unknown-fields': true };

describe('a built-in kind', () => {
  const [widget, ...others] = builtInSchemas(definitions);
  const properties = widget?.schema.properties;

  test('is one that has metadata of its own; lists are none', () => {
    expect([widget?.kind, widget?.version, others]).toEqual(['core/Widget', 'v1', []]);
    expect(properties?.metadata).toEqual(metadata);
  });

  test('reads quantities, ports and embedded objects in their own ways', () => {
    expect(properties?.size).toEqual({ 'x-kubernetes-int-or-string': true, format: 'quantity' });
    expect(properties?.port).toEqual({ 'x-kubernetes-int-or-string': true });
    expect(properties?.raw).toEqual({ type: 'object', ...open });
    expect(properties?.anything).toEqual(open);
  });

  test('that holds itself is described one level deep', () => {
    expect(properties?.part).toEqual({
      type: 'object',
      required: ['name'],
      properties: { name: { type: 'string' }, parts: open },
    });
  });

  test('has no list types, which rule server-side apply only', () => {
    expect(properties?.env).toEqual({ type: 'array', items: { type: 'string' } });
  });

  test('has a status that is not judged', () => {
    expect(checkedBuiltIns(definitions)[0]?.schema.properties?.status).toEqual(open);
  });
});

describe('a CRD', () => {
  const schemaOf = (text: string) => parseCrds(text).flatMap((crd) => checkedSchemas(crd, definitions))[0];
  const fields = (text: string) =>
    widgetCrd()
      .replace(/description: .*/, `properties: { ${text} }`)
      .concat('    subresources: { status: {} }\n');

  test('gets apiVersion, kind and metadata, which the API server reads for every kind', () => {
    expect(schemaOf(widgetCrd())).toMatchObject({
      kind: 'example.com/Widget',
      version: 'v1',
      schema: { properties: { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata } },
    });
    expect(objectMeta(definitions)).toEqual(metadata);
  });

  test('may narrow its metadata', () => {
    const { schema } = schemaOf(fields('metadata: { type: object, properties: { name: { maxLength: 5 } } }')) ?? {};

    expect(schema?.properties?.metadata?.properties?.name).toEqual({ maxLength: 5 });
  });

  test('has a status that is not judged, if that is a subresource', () => {
    const status = 'status: { type: object }';

    expect(schemaOf(fields(status))?.schema.properties?.status).toEqual(open);
    expect(schemaOf(fields(status).replace(/ {4}subresources.*/, ''))?.schema.properties?.status).toEqual({
      type: 'object',
    });
  });

  test('has no schema for a version that is not served', () => {
    expect(schemaOf(widgetCrd().replace('served: true', 'served: false'))).toBeUndefined();
  });
});
