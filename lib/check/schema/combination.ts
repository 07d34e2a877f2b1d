import type { StructuralSchema } from '../structural-schema';
import { accepts } from './accepts';
import { quoted, shortList } from './json-type';
import { isMapping, isSet } from './mapping';

/** What `allOf`, `anyOf`, `oneOf` and `not` of a schema say against a value, in words and not in branches. */
export function combinationFaults(value: unknown, schema: StructuralSchema): readonly string[] {
  const { allOf = [], anyOf, oneOf, not } = schema;
  return [
    ...allOf.flatMap((branch) => combinationFaults(value, branch)),
    ...(anyOf === undefined || anyOf.some((branch) => accepts(value, branch)) ? [] : [refused(value, anyOf)]),
    ...(oneOf === undefined ? [] : oneOfFaults(value, oneOf)),
    ...(not !== undefined && accepts(value, not) ? [notFault(value, not)] : []),
  ];
}

function oneOfFaults(value: unknown, branches: readonly StructuralSchema[]): readonly string[] {
  const fitting = branches.filter((branch) => accepts(value, branch)).length;
  if (fitting === 1) return [];
  const choice = branches.flatMap(({ required = [] }) => required);
  const chosen = isMapping(value) ? choice.filter((name) => isSet(value, name, undefined)) : [];
  if (chosen.length > 1) return [`${shortList(chosen)} exclude each other; set one of ${choice.join(', ')}`];
  return [fitting === 0 ? refused(value, branches) : `fits more than one form; ${phrases(value, branches)}`];
}

function refused(value: unknown, branches: readonly StructuralSchema[]): string {
  const choice = branches.flatMap(({ required = [] }) => required);
  if (choice.length === branches.length) return `incomplete; set ${choice.join(' or ')}`;
  return `these values do not go together; ${phrases(value, branches)}`;
}

function notFault(value: unknown, { enum: listed }: StructuralSchema): string {
  return listed === undefined ? 'these values do not go together' : `${quoted(value)} is not allowed here`;
}

function phrases(value: unknown, branches: readonly StructuralSchema[]): string {
  return branches.map((branch) => phrase(value, branch, '', false)).join(', or ');
}

/** What to do so that a value meets a branch, e.g. `make tls.termination other than "passthrough"`. */
function phrase(value: unknown, schema: StructuralSchema, field: string, negated: boolean): string {
  const { not, anyOf, required, properties } = schema;
  if (not) return phrase(value, not, field, !negated);
  if (anyOf) return anyOf.map((branch) => phrase(value, branch, field, negated)).join(negated ? ' and ' : ' or ');
  if (required) return `${negated ? 'leave out' : 'set'} ${required.join(' and ')}`;
  if (!properties) return valuePhrase(schema, field, negated);
  const prefix = field === '' ? '' : `${field}.`;
  return Object.entries(properties)
    .filter(([name, part]) => negated || !accepts(fieldOf(value, name), part))
    .map(([name, part]) => phrase(fieldOf(value, name), part, prefix + name, negated))
    .join(negated ? ' or ' : ' and ');
}

function fieldOf(value: unknown, name: string): unknown {
  return isMapping(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function valuePhrase({ enum: listed, format }: StructuralSchema, field: string, negated: boolean): string {
  const isAbsence = listed === undefined || listed.every((known) => known === null);
  if (!isAbsence) return `make ${field} ${negated ? 'other than ' : ''}${listed.map(quoted).join(' or ')}`;
  if (format !== undefined) return `make ${field} ${negated ? 'no' : 'an'} ${format} address`;
  // `enum: [null]` and `maxLength: 0` are how a schema says that a field is not set.
  return `${negated ? 'set' : 'leave out'} ${field}`;
}
