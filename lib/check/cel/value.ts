import type { StructuralSchema } from '../structural-schema';
import { tryDuration } from './duration';

/** What stands for a value that the API server refuses before it comes to rules. */
export const invalid = Symbol('invalid');

/** A scalar as CEL sees it by its schema, `invalid` where it has another type, `undefined` where rules cannot see it. */
export function scalarOf(value: unknown, schema: StructuralSchema): unknown {
  if (schema.enum !== undefined && !schema.enum.includes(value)) return invalid;
  if (schema['x-kubernetes-int-or-string']) return typeof value === 'string' ? value : integer(value);
  switch (schema.type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : invalid;
    case 'integer':
      return integer(value);
    case 'number':
      return typeof value === 'number' ? value : invalid;
    case 'string':
      return typeof value === 'string' ? string(value, schema) : invalid;
    default:
      return undefined;
  }
}

/** Whether there is more than a schema allows: the API server then judges no rule. */
export function exceedsLimits(count: number, limit: number | undefined): boolean {
  return limit !== undefined && count > limit;
}

function integer(value: unknown): unknown {
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : invalid;
}

/** Formats that are types of their own to CEL (kubernetes/apiserver, pkg/cel/common/schemas.go). */
function string(value: string, { format, maxLength }: StructuralSchema): unknown {
  if (exceedsLimits(value.length, maxLength) && exceedsLimits([...value].length, maxLength)) return invalid;
  switch (format) {
    case 'byte':
      return Buffer.from(value, 'base64');
    case 'date':
    case 'date-time':
      return timestamp(value);
    case 'duration':
      return tryDuration(value) ?? invalid;
    default:
      return value;
  }
}

function timestamp(value: string): unknown {
  const date = new Date(value);
  return Number.isNaN(date.getTime()) ? invalid : date;
}
