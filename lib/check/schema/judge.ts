import { isMapping, type Mapping } from '../../manifest/mapping';
import type { StructuralSchema } from '../structural-schema';
import { isListed } from './accepts';
import { combinationFaults } from './combination';
import { duplicatesIn } from './duplicates';
import { fieldAt, isSet, tryProperty } from './field';
import { choices, quoted, shortList, tryTypeMismatch, typesOf } from './json-type';
import { tryNumberFault, tryStringFault } from './scalar';
import { unknownField } from './unknown-field';
import type { Violations } from './violation';

/** What is judged by: the schema of the whole object, and where findings go. */
interface Judgement {
  readonly root: StructuralSchema;
  /** Whether the cluster may know fields that the schema, which is older, does not. @default false */
  readonly isOutdated?: boolean;
  readonly violations: Violations;
}

const PRESERVE = 'x-kubernetes-preserve-unknown-fields';

/** Holds a value against a structural schema, in one pass, the way the API server does once it has set the defaults. */
export function judge(value: unknown, schema: StructuralSchema, at: string, judgement: Judgement): void {
  const { violations } = judgement;
  if (value === null && schema.nullable) return;
  const mismatch = tryTypeMismatch(value, schema);
  if (mismatch !== undefined) {
    const expectsText = typesOf(schema).includes('string') || undefined;
    violations.add(() => ({ code: 'API004', at, message: mismatch, expectsText }));
    return;
  }
  const refuse = (message: string) => violations.add(() => ({ code: 'API004', at, message }));
  for (const fault of valueFaults(value, schema)) refuse(fault);
  for (const fault of combinationFaults(value, schema)) refuse(fault);
  if (Array.isArray(value)) judgeItems(value, schema, at, judgement);
  else if (isMapping(value)) judgeFields(value, schema, at, judgement);
}

/** What is wrong with a value as a whole; its parts are judged for themselves. */
function valueFaults(value: unknown, schema: StructuralSchema): readonly string[] {
  if (!isListed(value, schema)) return [`${quoted(value)} is not one of ${choices(schema.enum ?? [])}`];
  const fault = tryFault(value, schema);
  return fault === undefined ? [] : [fault];
}

function tryFault(value: unknown, schema: StructuralSchema): string | undefined {
  if (typeof value === 'string') return tryStringFault(value, schema);
  if (typeof value === 'number') return tryNumberFault(value, schema);
  if (Array.isArray(value)) return tryCountFault(value.length, 'items', schema.minItems, schema.maxItems);
  if (!isMapping(value)) return undefined;
  return tryCountFault(Object.keys(value).length, 'entries', schema.minProperties, schema.maxProperties);
}

function tryCountFault(count: number, what: string, least = 0, most = Infinity): string | undefined {
  if (count < least) return `has ${count} ${what}; give at least ${least}`;
  return count > most ? `has ${count} ${what}; give at most ${most}` : undefined;
}

function judgeItems(list: readonly unknown[], schema: StructuralSchema, at: string, judgement: Judgement): void {
  const { items } = schema;
  for (const { index, message } of duplicatesIn(list, schema))
    judgement.violations.add(() => ({ code: 'API004', at: `${at}[${index}]`, message }));
  if (items === undefined) return;
  // A list hands down that it keeps unknown fields (apiextensions-apiserver pkg/apiserver/schema/pruning).
  const node = schema[PRESERVE] ? { ...items, [PRESERVE]: true } : items;
  for (const [index, item] of list.entries()) judge(item, node, `${at}[${index}]`, judgement);
}

function judgeFields(mapping: Mapping, schema: StructuralSchema, at: string, judgement: Judgement): void {
  for (const name of schema.required ?? []) {
    const field = tryProperty(schema, name);
    if (isSet(mapping, name, field)) continue;
    judgement.violations.add(() => ({ code: 'API004', at: fieldAt(at, name), message: missingMessage(field) }));
  }
  for (const [name, value] of Object.entries(mapping)) judgeField(name, value, schema, at, judgement);
}

function judgeField(name: string, value: unknown, schema: StructuralSchema, at: string, judgement: Judgement): void {
  const field = tryProperty(schema, name) ?? schema.additionalProperties;
  const path = fieldAt(at, name);
  if (typeof field === 'object') {
    if (value !== undefined && (value !== null || field.nullable)) judge(value, field, path, judgement);
  } else if (field !== true && isClosed(schema)) {
    judgement.violations.add(() => unknownField(name, schema, at, judgement));
  }
}

/** Whether the API server drops fields that a schema does not declare, or with strict validation refuses them. */
function isClosed(schema: StructuralSchema): boolean {
  return !schema[PRESERVE] && (schema.type === 'object' || schema.properties !== undefined);
}

const GIVE: Readonly<Record<string, string>> = {
  string: 'a string',
  integer: 'an integer',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
};

function missingMessage(field: StructuralSchema = {}): string {
  if (field.enum) return `missing; give one of ${choices(field.enum)}`;
  const [type = 'object'] = typesOf(field);
  const { required = [], properties = {} } = field;
  const names = required.length > 0 ? required : Object.keys(properties);
  if (type === 'object') return names.length > 0 ? `missing; give ${shortList(names)}` : 'missing; give it a value';
  return `missing; give ${GIVE[type] ?? 'it a value'}`;
}
