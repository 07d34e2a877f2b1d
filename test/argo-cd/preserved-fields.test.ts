import { expect, test } from 'vitest';
import { trySchemaOf } from '../../lib/check/schema/schema-check';
import type { StructuralSchema } from '../../lib/check/structural-schema';
import { isMapping } from '../../lib/manifest/mapping';
import { serverSideDiff } from '../../lib/platform/argo-cd-applications';
import { kindOf } from './objects';
import { everyExample, objectsIn } from './rendered';

/** Whether a value holds an object that preserves all fields beside some that its schema declares. */
function isHalfDeclared(value: unknown, schema: StructuralSchema | undefined): boolean {
  if (!schema) return false;
  if (Array.isArray(value)) return value.some((item) => isHalfDeclared(item, schema.items));
  if (!isMapping(value)) return false;
  const { properties = {}, additionalProperties, 'x-kubernetes-preserve-unknown-fields': preserves } = schema;
  if (preserves && Object.keys(properties).length > 0) return true;
  const others = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  return Object.entries(value).some(([name, field]) => isHalfDeclared(field, properties[name] ?? others));
}

test('where Argo CD may take our change for that of a webhook, it compares with what webhooks do', async () => {
  const clusters = await everyExample();
  const mistaken = clusters.flatMap((cluster) =>
    objectsIn(cluster)
      .filter((object) => {
        const { spec } = trySchemaOf(object, cluster.target)?.properties ?? {};
        return isHalfDeclared(object.spec, spec);
      })
      .map(kindOf),
  );

  // By a simulation of its comparison, of v3.4.4, over every field of every example: these and no others.
  expect([...new Set(mistaken)]).toEqual(['opentelemetry.io/OpenTelemetryCollector']);
  expect(serverSideDiff.split(',')).toContain('IncludeMutationWebhook=true');
});
