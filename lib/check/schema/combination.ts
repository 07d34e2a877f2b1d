import { isMapping } from '../../manifest/mapping';
import type { StructuralSchema } from '../structural-schema';
import { accepts } from './accepts';
import { isSet } from './field';
import { quoted, shortList } from './json-type';

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
  return inWords(
    branches.map((branch) => phrase(value, branch, '', false)),
    ', or ',
  );
}

/** Phrases as one, each once; a part of a schema that there is nothing to do about has none. */
function inWords(said: readonly string[], word: string): string {
  return [...new Set(said)].filter((one) => one !== '').join(word);
}

/** What to do so that a value meets a branch, e.g. `make tls.termination other than "passthrough"`. */
function phrase(value: unknown, schema: StructuralSchema, field: string, negated: boolean): string {
  const { not, anyOf, required, properties } = schema;
  if (not) return phrase(value, not, field, !negated);
  if (anyOf) return choicePhrase(value, anyOf, field, negated);
  if (required) return `${negated ? 'leave out' : 'set'} ${required.join(' and ')}`;
  if (!properties) return valuePhrase(schema, field, negated);
  const prefix = field === '' ? '' : `${field}.`;
  const fields = Object.entries(properties)
    .filter(([name, part]) => negated || !accepts(fieldOf(value, name), part))
    .map(([name, part]) => phrase(fieldOf(value, name), part, prefix + name, negated));
  return inWords(fields, negated ? ' or ' : ' and ');
}

function choicePhrase(value: unknown, branches: readonly StructuralSchema[], field: string, negated: boolean): string {
  const formats = branches.flatMap(({ format }) => format ?? []);
  if (formats.length === branches.length) return formatPhrase(formats, field, negated);
  const choices = branches.map((branch) => phrase(value, branch, field, negated));
  return inWords(choices, negated ? ' and ' : ' or ');
}

function fieldOf(value: unknown, name: string): unknown {
  return isMapping(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

function valuePhrase({ enum: listed, format }: StructuralSchema, place: string, negated: boolean): string {
  const field = place || 'it';
  const isAbsence = listed === undefined || listed.every((known) => known === null);
  const texts = (listed ?? []).filter((known) => known !== '').map(quoted);
  if (!isAbsence) return `make ${field} ${negated ? 'other than ' : ''}${texts.join(' or ')}`;
  if (format !== undefined) return formatPhrase([format], field, negated);
  // `enum: [null]` and `maxLength: 0` are how a schema says that a field is not set.
  return `${negated ? 'set' : 'leave out'} ${field}`;
}

/** Formats of texts as people call them, with what stands before one. */
const named: Readonly<Record<string, string>> = { ipv4: 'an IPv4', ipv6: 'an IPv6' };

function formatPhrase(formats: readonly string[], field: string, negated: boolean): string {
  const addresses = formats.map((format) => named[format]);
  const isAddress = addresses.every((address) => address !== undefined);
  const kinds = isAddress ? `${addresses.join(' or ')} address` : `of format ${formats.map(quoted).join(' or ')}`;
  return `make ${field} ${negated ? 'other than ' : ''}${kinds}`;
}
