import { regExpOf } from '../cel/re2';
import type { StructuralSchema } from '../structural-schema';
import { rangeOf, tryFormatFault } from './formats';
import { quoted } from './json-type';

/** The first reason for which a schema refuses a text: of a text of the wrong length the form need not be told too. */
export function tryStringFault(text: string, schema: StructuralSchema): string | undefined {
  return tryLengthFault(text, schema) ?? tryFormFault(text, schema);
}

/** The first reason for which a schema refuses a number. */
export function tryNumberFault(value: number, schema: StructuralSchema): string | undefined {
  const { minimum = -Infinity, maximum = Infinity, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = schema;
  const [least, most] = rangeOf(format);
  const faults = [
    { when: value < minimum, say: `${value} is too small; write at least ${minimum}` },
    { when: value > maximum, say: `${value} is too large; write at most ${maximum}` },
    { when: exclusiveMinimum && value === minimum, say: `${value} is too small; write more` },
    { when: exclusiveMaximum && value === maximum, say: `${value} is too large; write less` },
    { when: value < least || value > most, say: `${value} does not fit into ${format}` },
    { when: multipleOf && !Number.isInteger(value / multipleOf), say: `${value} is no multiple of ${multipleOf}` },
  ];
  return faults.find(({ when }) => when)?.say;
}

/** Lengths count characters, not bytes (kube-openapi `utf8.RuneCountInString`). */
function tryLengthFault(text: string, { minLength = 0, maxLength = Infinity }: StructuralSchema): string | undefined {
  const least = Math.ceil(text.length / 2);
  // A character is one or two units of a JavaScript string: mostly there is nothing to count.
  if (least >= minLength && text.length <= maxLength) return undefined;
  const length = characters(text);
  if (length < minLength) return text === '' ? 'is empty; give it a value or leave it out' : tooShort(text, minLength);
  return length > maxLength ? `is ${length} characters long; write at most ${maxLength}` : undefined;
}

function tooShort(text: string, minLength: number): string {
  return `${quoted(text)} is too short; write at least ${minLength} characters`;
}

function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/** A longer text is not held against a pattern: Go takes a time that grows with the text, JavaScript with its square. */
const LONGEST_MATCHED = 4096;

function tryFormFault(text: string, { pattern, format }: StructuralSchema): string | undefined {
  if (pattern !== undefined && text.length <= LONGEST_MATCHED && !regExpOf(pattern).test(text))
    return `${quoted(text)} has the wrong form; it must match ${pattern}`;
  const fault = format === undefined ? undefined : tryFormatFault(text, format);
  return fault === undefined ? undefined : `${quoted(text)} is not ${fault}`;
}
